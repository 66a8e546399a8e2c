/// The heads of plate numbers, province and authority, that a text may hold: nothing that
/// `PlateNumber(_:)` would read as a number has another. There may be more, for any text will do.
package struct PlateHeads: Sendable {
  private struct Head: Hashable {
    let province: Unicode.Scalar
    let authority: Unicode.Scalar
  }

  private let heads: Set<Head>

  /// - Parameter bytes: UTF-8; what is none is passed over.
  package init(in bytes: [UInt8]) {
    var heads: Set<Head> = []
    var offset = 0
    // Every province is an ideograph of three bytes.
    while let start = bytes[offset...].firstIndex(where: { (0xE4...0xE9).contains($0) }) {
      offset = start + 1
      guard start + 3 < bytes.count,
        let province = Self.scalar(bytes[start], bytes[start + 1], bytes[start + 2]),
        Province(province) != nil
      else { continue }
      offset = start + 3
      if let authority = Self.letter(behind: offset, in: bytes) {
        heads.insert(Head(province: province, authority: authority))
      }
    }
    self.heads = heads
  }

  package func overlap(_ other: PlateHeads) -> Bool { !heads.isDisjoint(with: other.heads) }

  private static func scalar(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Unicode.Scalar? {
    Unicode.Scalar(
      UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F))
  }

  /// The next letter, past blanks; nil where something else stands there.
  private static func letter(behind start: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    var rest = bytes[start...].makeIterator()
    var decoder = UTF8()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      let plain = PlateAlphabet.normalized(scalar)
      if PlateAlphabet.isBlank(plain) || PlateAlphabet.isSeparator(plain) { continue }
      if plain == "\n" || plain == "\r" { continue }
      return ("A"..."Z").contains(plain) ? plain : nil
    }
    return nil
  }
}
