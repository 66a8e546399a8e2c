/// The character that begins a plate number: one of 31, named by GA 36-2018.
///
/// Ordered as the standard lists them, which is the order of the division codes.
public struct Province: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1…31, stable: it is part of a stored plate number.
  public let index: UInt8

  private static let scalars = Array(
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新".unicodeScalars)

  /// The 31, in the standard's order; a province stands at `index - 1`.
  public static let all: [Province] = scalars.indices.map { Province(unchecked: UInt8($0 + 1)) }

  /// The province with this index; nil outside `1...31`.
  public init?(index: Int) {
    guard (1...Province.scalars.count).contains(index) else { return nil }
    self.index = UInt8(index)
  }

  /// Compares the scalar itself, so that a compatibility ideograph that merely looks and compares
  /// equal as text is no province; nil for every scalar but the 31.
  public init?(_ scalar: Unicode.Scalar) {
    guard let place = Province.scalars.firstIndex(of: scalar) else { return nil }
    self.index = UInt8(place + 1)
  }

  /// As from its only scalar; nil for a character of several.
  public init?(_ character: Character) {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else {
      return nil
    }
    self.init(scalar)
  }

  private init(unchecked index: UInt8) { self.index = index }

  /// As it stands on the plate: `鲁`.
  public var character: Character { Character(Province.scalars[Int(index) - 1]) }

  /// The character as a text.
  public var description: String { String(character) }

  /// In the standard's order, 京 first.
  public static func < (left: Province, right: Province) -> Bool { left.index < right.index }
}
