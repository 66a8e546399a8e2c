/// An identifier's text brought into the one form that is checked and stored.
///
/// Blanks around it (space, tab, U+3000) fall away, full-width ASCII (`Ａ`, `５`) becomes ASCII and
/// small letters become capitals. Nothing inside is dropped. A character that is not ASCII
/// afterwards counts as one position that no identifier allows.
struct IdentifierText {
  /// How many positions are kept; longer texts are only counted.
  private static let kept = 32
  /// Stands for a character that is not ASCII.
  private static let foreign: UInt8 = 0xFF
  private static let blank = UInt8(ascii: " ")

  /// One byte a position, upper-case ASCII or `foreign`, at most 32.
  let bytes: [UInt8]
  /// The number of positions, of which `bytes` may hold only the first.
  let count: Int

  init(_ text: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(text.utf8.count, Self.kept))
    var count = 0
    var length = 0
    for scalar in text.unicodeScalars {
      let byte = Self.normalised(scalar.value)
      if byte == Self.blank && count == 0 { continue }
      count += 1
      if byte != Self.blank { length = count }
      if count <= Self.kept { bytes.append(byte) }
    }
    bytes.removeLast(max(0, bytes.count - length))
    self.bytes = bytes
    self.count = length
  }

  /// The normalised text; only asked for once every byte is known to be ASCII.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The first position, from 1, whose byte is not allowed there.
  func firstPosition(_ isForbidden: (_ index: Int, _ byte: UInt8) -> Bool) -> Int? {
    for (index, byte) in bytes.enumerated() where isForbidden(index, byte) { return index + 1 }
    return nil
  }

  private static func normalised(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x09, 0x3000: blank
    case 0x61...0x7A: UInt8(scalar - 0x20)
    case 0..<0x80: UInt8(scalar)
    case 0xFF41...0xFF5A: UInt8(scalar - 0xFF41 + 0x41)
    case 0xFF01...0xFF5E: UInt8(scalar - 0xFF01 + 0x21)
    default: foreign
    }
  }
}

/// A fixed alphabet in which each character has a value.
struct CheckAlphabet {
  /// 0xFF where the byte is not in the alphabet.
  private let values: [UInt8]

  init(_ characters: StaticString, value: (_ index: Int) -> Int = { $0 }) {
    var values = [UInt8](repeating: 0xFF, count: 256)
    characters.withUTF8Buffer { buffer in
      for (index, byte) in buffer.enumerated() { values[Int(byte)] = UInt8(value(index)) }
    }
    self.values = values
  }

  func value(of byte: UInt8) -> Int? {
    let value = values[Int(byte)]
    return value == 0xFF ? nil : Int(value)
  }

  /// The sum of values times weights over the first characters; what is not in the alphabet
  /// counts nothing, so it is asked for only after every byte was checked.
  func weightedSum(_ bytes: [UInt8], _ weights: [Int]) -> Int {
    var sum = 0
    for index in 0..<min(bytes.count, weights.count) {
      sum += (value(of: bytes[index]) ?? 0) * weights[index]
    }
    return sum
  }
}
