/// Serials of one length as a product: at each position any character of that position's set.
struct SerialProduct: Hashable, Sendable {
  let positions: [CharacterClassSet]

  /// - Returns: nil when nothing is left.
  init?(_ positions: [CharacterClassSet]) {
    guard !positions.isEmpty, positions.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.positions = positions
  }

  func contains(_ serial: PlateNumber.Serial) -> Bool {
    serial.count == positions.count
      && zip(serial, positions).allSatisfy { byte, set in set.contains(byte) }
  }

  func overlaps(_ other: SerialProduct) -> Bool {
    positions.count == other.positions.count
      && zip(positions, other.positions).allSatisfy { $0.bits & $1.bits != 0 }
  }

  func intersection(_ other: SerialProduct) -> SerialProduct? {
    guard positions.count == other.positions.count else { return nil }
    return SerialProduct(zip(positions, other.positions).map { $0.intersection($1) })
  }

  /// What is left without `other`, as disjoint products: at most one a position.
  ///
  /// The n-th of them agrees with `other` before position n, differs from it at n, and is free
  /// after n.
  func subtracting(_ other: SerialProduct) -> [SerialProduct] {
    guard overlaps(other), let common = intersection(other) else { return [self] }
    return positions.indices.compactMap { position in
      SerialProduct(
        positions.indices.map { index in
          if index < position { return common.positions[index] }
          return index > position
            ? positions[index] : positions[index].subtracting(common.positions[index])
        })
    }
  }
}
