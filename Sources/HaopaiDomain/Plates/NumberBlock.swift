/// Numbers of one authority as a product: at each position of the serial any of that position's
/// characters. Numbers are counted in their own order, the last position turning fastest.
public struct NumberBlock: Hashable, Sendable {
  /// One position: its characters, and how many numbers share the characters up to it.
  private struct Wheel {
    let set: CharacterClassSet
    let stride: UInt32
    let radix: UInt32
    /// Where `characters` holds the set's members.
    let start: Int
  }

  /// What is the same for a block's whole life, behind one reference, so that handing a block on
  /// counts one.
  private final class Table: Sendable {
    let product: SerialProduct
    let wheels: [Wheel]
    let characters: [UInt8]

    init(product: SerialProduct, wheels: [Wheel], characters: [UInt8]) {
      self.product = product
      self.wheels = wheels
      self.characters = characters
    }
  }

  private static let headMask: UInt64 = 0xFFFF << 48

  /// Province and authority, as a number's word holds them.
  private let head: UInt64
  private let table: Table
  /// At least 1, at most 36^6.
  public let count: Int

  init(head: UInt64, product: SerialProduct) {
    var wheels: [Wheel] = []
    var characters: [UInt8] = []
    var stride: UInt32 = 1
    for set in product.positions.reversed() {
      let radix = UInt32(set.count)
      wheels.append(Wheel(set: set, stride: stride, radix: radix, start: characters.count))
      characters += set
      stride *= radix
    }
    self.head = head
    table = Table(product: product, wheels: wheels.reversed(), characters: characters)
    self.count = Int(stride)
  }

  /// Whether both hold the same numbers.
  public static func == (left: NumberBlock, right: NumberBlock) -> Bool {
    left.head == right.head && left.product == right.product
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(head)
    hasher.combine(product)
  }

  var product: SerialProduct { table.product }
  private var wheels: [Wheel] { _read { yield table.wheels } }

  /// The first character of every number in the block.
  public var province: Province { first.province }
  /// The issuing authority's letter in ASCII, the second character of every number.
  public var authority: UInt8 { UInt8(truncatingIfNeeded: head >> 48) }
  /// How many characters each serial has: `1...6`.
  public var serialLength: Int { wheels.count }

  /// The number with index 0, the least.
  public var first: PlateNumber { number(unchecked: 0) }
  /// The number with index `count - 1`, the greatest.
  public var last: PlateNumber { number(unchecked: UInt32(count - 1)) }

  /// The characters that a position (from 0) of the serial takes; none beyond the last.
  public func characters(at position: Int) -> CharacterClassSet {
    wheels.indices.contains(position) ? wheels[position].set : .none
  }

  /// How many of the numbers hold none of the characters.
  public func count(without excluded: CharacterClassSet) -> Int {
    wheels.reduce(1) { $0 * $1.set.subtracting(excluded).count }
  }

  /// The number with an index in `0..<count`; nil outside.
  public func number(at index: Int) -> PlateNumber? {
    guard index >= 0, index < count else { return nil }
    return number(unchecked: UInt32(index))
  }

  /// The number's index in `0..<count`; nil when the block does not hold it.
  public func index(of number: PlateNumber) -> Int? { index(ofWord: number.word) }

  /// The index of the number with this `PlateNumber.word`; nil also for a word that no number has.
  public func index(ofWord word: Int64) -> Int? {
    let raw = UInt64(bitPattern: word)
    let serial = PlateNumber.Serial(raw: raw)
    guard raw & NumberBlock.headMask == head, serial.count == wheels.count else { return nil }
    var index = 0
    let wheels = table.wheels
    for position in wheels.indices {
      guard let rank = wheels[position].set.rank(of: serial[position]) else { return nil }
      index += rank * Int(wheels[position].stride)
    }
    return index
  }

  /// The indices of the numbers whose serial starts with `prefix`: always one unbroken range.
  ///
  /// - Returns: nil when no number starts so.
  public func indices(startingWith prefix: some Collection<UInt8>) -> Range<Int>? {
    guard prefix.count <= wheels.count else { return nil }
    var start = 0
    var length = count
    for (byte, wheel) in zip(prefix, wheels) {
      guard let rank = wheel.set.rank(of: byte) else { return nil }
      length = Int(wheel.stride)
      start += rank * length
    }
    return start..<start + length
  }

  /// The least number that both blocks hold; nil when they share none.
  public func overlap(with other: NumberBlock) -> PlateNumber? {
    guard head == other.head, product.overlaps(other.product),
      let common = product.intersection(other.product)
    else { return nil }
    return NumberBlock(head: head, product: common).first
  }

  private func number(unchecked index: UInt32) -> PlateNumber {
    var rest = index
    var raw = head
    let wheels = table.wheels
    let characters = table.characters
    for position in wheels.indices.reversed() {
      let wheel = wheels[position]
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: wheel.radix)
      raw |= UInt64(characters[wheel.start + Int(digit)]) << PlateNumber.shift(position)
      rest = quotient
    }
    return PlateNumber(unchecked: raw)
  }
}
