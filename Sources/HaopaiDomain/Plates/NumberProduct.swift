/// Numbers of one authority, described by the characters of each position: what can be told of them
/// without listing any. A `NumberBlock` counts them, and takes far more room.
public struct NumberProduct: Hashable, Sendable {
  /// Province and authority, as a number's word holds them.
  private let head: UInt64
  private let product: SerialProduct

  init(head: UInt64, product: SerialProduct) {
    self.head = head
    self.product = product
  }

  /// How many numbers there are: at least 1, at most 36^6.
  public var count: Int { product.count }

  /// How many of the numbers hold none of the characters.
  public func count(without excluded: CharacterClassSet) -> Int {
    product.positions.reduce(1) { $0 * $1.subtracting(excluded).count }
  }

  /// The least number.
  public var first: PlateNumber {
    var word = head
    for (position, set) in product.positions.enumerated() {
      word |= UInt64(set.min() ?? 0) << PlateNumber.shift(position)
    }
    return PlateNumber(unchecked: word)
  }

  /// The least number that both hold; nil when they share none.
  public func overlap(with other: NumberProduct) -> PlateNumber? {
    guard head == other.head, product.overlaps(other.product),
      let common = product.intersection(other.product)
    else { return nil }
    return NumberProduct(head: head, product: common).first
  }

  /// The same numbers, counted in their order.
  public var block: NumberBlock { NumberBlock(head: head, product: product) }
}
