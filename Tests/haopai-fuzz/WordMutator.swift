import CFuzzer
import HaopaiTestSupport

/// Changes texts by words and lines, so that what comes of it is often nearly right; half of the
/// changes are libFuzzer's own, by bytes.
struct WordMutator: Sendable {
  private let words: [[UInt8]]
  private let lines: [[UInt8]]
  /// What stands behind a key somewhere, by the key.
  private let values: [[UInt8]: [[UInt8]]]
  private static let numbers = [
    "0", "1", "2", "5", "9", "10", "50", "99", "100", "1000", "2147483648", "9223372036854775807",
  ].map { Array($0.utf8) }

  init(samples: [[UInt8]]) {
    words = Self.distinct(
      samples.flatMap { bytes in Self.words(of: bytes).map { Array(bytes[$0]) } })
    lines = Self.distinct(samples.flatMap { $0.split(separator: 0x0A).map(Array.init) })
    values = Dictionary(
      grouping: lines.compactMap(Self.entry), by: { $0.key }
    ).mapValues { $0.map(\.value) }
  }

  /// The changed bytes, at most `limit` of them.
  func changed(_ bytes: [UInt8], limit: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var bytes = bytes
    for _ in 0...random.below(3) {
      switch random.below(4) {
      case 0: changeWord(of: &bytes, &random)
      case 1: changeNumber(of: &bytes, &random)
      case 2: changeValue(of: &bytes, &random)
      default: changeLine(of: &bytes, &random)
      }
    }
    return Array(bytes.prefix(limit))
  }

  private func changeWord(of bytes: inout [UInt8], _ random: inout SplitMix64) {
    let own = Self.words(of: bytes)
    guard !own.isEmpty, !words.isEmpty else { return }
    let range = random.pick(own)
    let other = random.bool() ? random.pick(words) : Array(bytes[random.pick(own)])
    switch random.below(4) {
    case 0: bytes.removeSubrange(range)
    case 1: bytes.insert(contentsOf: other, at: range.lowerBound)
    default: bytes.replaceSubrange(range, with: other)
    }
  }

  /// What stays a number is often still right.
  private func changeNumber(of bytes: inout [UInt8], _ random: inout SplitMix64) {
    let own = Self.words(of: bytes).filter { (0x30...0x39).contains(bytes[$0.lowerBound]) }
    guard !own.isEmpty else { return }
    let range = random.pick(own)
    let end = bytes[range].firstIndex { !(0x30...0x39).contains($0) } ?? range.upperBound
    bytes.replaceSubrange(range.lowerBound..<end, with: random.pick(Self.numbers))
  }

  /// Gives a key what it has elsewhere.
  private func changeValue(of bytes: inout [UInt8], _ random: inout SplitMix64) {
    var own = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let place = random.below(own.count)
    guard let entry = Self.entry(own[place]), let others = values[entry.key] else { return }
    own[place].removeLast(entry.value.count)
    own[place] += random.pick(others)
    bytes = Array(own.joined(separator: [0x0A]))
  }

  private static func entry(_ line: [UInt8]) -> (key: [UInt8], value: [UInt8])? {
    guard let colon = line.firstIndex(of: 0x3A) else { return nil }
    let key = line[..<colon].drop { $0 == 0x20 || $0 == 0x2D }
    return (Array(key), Array(line[(colon + 1)...]))
  }

  private func changeLine(of bytes: inout [UInt8], _ random: inout SplitMix64) {
    var own = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    guard !lines.isEmpty else { return }
    let place = random.below(own.count)
    switch random.below(7) {
    case 0: own.remove(at: place)
    case 1: own.insert(random.pick(own), at: place)
    case 2: own.insert(random.pick(lines), at: place)
    case 3: own.swapAt(place, random.below(own.count))
    case 4: own[place].insert(contentsOf: [0x20, 0x20], at: 0)
    case 5 where random.below(20) == 0:
      // Whatever takes more than its share of time shows by the hundred.
      own.insert(contentsOf: repeatElement(own[place], count: 1 << random.below(11)), at: place)
    default: if own[place].starts(with: [0x20, 0x20]) { own[place].removeFirst(2) }
    }
    bytes = Array(own.joined(separator: [0x0A]))
  }

  /// Names and numbers, and every other character by itself.
  private static func words(of bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where !isInsideWord(byte) {
      if start < index { words.append(start..<index) }
      if byte != 0x20, byte != 0x0A { words.append(index..<(index + 1)) }
      start = index + 1
    }
    if start < bytes.count { words.append(start..<bytes.count) }
    return words
  }

  private static func isInsideWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, 0x5F, 0x2D, 0x2E: true
    default: false
    }
  }

  private static func distinct(_ all: [[UInt8]]) -> [[UInt8]] {
    Set(all).sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// libFuzzer calls this instead of its own mutations where a program has it.
@c(LLVMFuzzerCustomMutator)
func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int, _ seed: UInt32
) -> Int {
  if seed.isMultiple(of: 2) { return LLVMFuzzerMutate(data, size, limit) }
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let changed = Fuzzing.current.mutator.changed(bytes, limit: limit, seed: UInt64(seed))
  _ = UnsafeMutableBufferPointer(start: data, count: limit).update(fromContentsOf: changed)
  return changed.count
}
