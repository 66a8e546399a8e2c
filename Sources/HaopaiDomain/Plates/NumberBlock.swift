/// Numbers of one authority as a product: at each position of the serial any of that position's
/// characters. Numbers are counted in their own order, the last position turning fastest.
public struct NumberBlock: Hashable, Sendable {
  /// One position: its characters, and how many numbers share the characters up to it.
  private struct Wheel {
    let set: CharacterClassSet
    let stride: UInt32
    /// Where `ranks` holds the set's ranks.
    let ranksStart: Int
  }

  /// What is the same for a block's whole life.
  private struct Table: ~Copyable, Sendable {
    let product: SerialProduct
    let wheels: [Wheel]
    let serials: SerialTable
    /// For each set a rank for every ASCII byte, `noRank` where it is no member: a look-up asks for
    /// five or six, and counting bits each time takes three times as long.
    let ranks: [UInt8]

    /// - Parameter serial: its bytes, left-aligned.
    func index(ofSerial serial: UInt64) -> Int? {
      // Spans lend what arrays would hand out with one more reference.
      let wheels = wheels.span
      let ranks = ranks.span
      var rest = serial
      var index = 0
      for position in wheels.indices {
        let byte = Int(rest >> 56)
        guard byte < NumberBlock.asciiCount else { return nil }
        let rank = ranks[wheels[position].ranksStart &+ byte]
        guard rank != NumberBlock.noRank else { return nil }
        index &+= Int(rank) &* Int(wheels[position].stride)
        rest <<= 8
      }
      // Nothing follows the serial.
      return rest == 0 ? index : nil
    }
  }

  /// One reference for the table, so that handing a block on counts one.
  private final class Storage: Sendable {
    let table: Table

    init(_ table: consuming Table) { self.table = table }
  }

  private static let headMask: UInt64 = 0xFFFF << 48
  private static let asciiCount = 128
  private static let noRank: UInt8 = 0xFF

  /// Province and authority, as a number's word holds them.
  private let head: UInt64
  private let storage: Storage
  /// At least 1, at most 36^6.
  public let count: Int

  init(head: UInt64, product: SerialProduct) {
    var wheels: [Wheel] = []
    var ranks: [UInt8] = []
    var stride: UInt32 = 1
    for set in product.positions.reversed() {
      // Positions with the same characters, most of them digits, share their ranks.
      let twin = wheels.first { $0.set == set }
      wheels.append(Wheel(set: set, stride: stride, ranksStart: twin?.ranksStart ?? ranks.count))
      if twin == nil {
        let start = ranks.count
        ranks += repeatElement(NumberBlock.noRank, count: NumberBlock.asciiCount)
        for (rank, byte) in set.enumerated() { ranks[start + Int(byte)] = UInt8(rank) }
      }
      stride *= UInt32(set.count)
    }
    self.head = head
    storage = Storage(
      Table(
        product: product, wheels: wheels.reversed(), serials: SerialTable(product), ranks: ranks))
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

  var product: SerialProduct { storage.table.product }
  private var wheels: [Wheel] { _read { yield storage.table.wheels } }

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
    return raw & NumberBlock.headMask == head ? storage.table.index(ofSerial: raw << 16) : nil
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
    NumberProduct(head: head, product: product)
      .overlap(with: NumberProduct(head: other.head, product: other.product))
  }

  private func number(unchecked index: UInt32) -> PlateNumber {
    PlateNumber(unchecked: UInt64(bitPattern: word(unchecked: index)))
  }

  /// The `PlateNumber.word` of the number with an index below `count`.
  @inline(__always)
  func word(unchecked index: UInt32) -> Int64 {
    Int64(bitPattern: head | storage.table.serials.serial(at: index))
  }
}
