import CFuzzer
import HaopaiTestSupport

/// Changes texts by words and lines, so that what comes of it is often nearly right; half of the
/// changes are libFuzzer's own, by bytes.
struct WordMutator: Sendable {
  private let words: [[UInt8]]
  private let lines: [[UInt8]]

  init(samples: [[UInt8]]) {
    words = Self.distinct(
      samples.flatMap { bytes in Self.words(of: bytes).map { Array(bytes[$0]) } })
    lines = Self.distinct(samples.flatMap { $0.split(separator: 0x0A).map(Array.init) })
  }

  /// The changed bytes, at most `limit` of them.
  func changed(_ bytes: [UInt8], limit: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var bytes = bytes
    for _ in 0...random.below(3) {
      if random.bool() { changeWord(of: &bytes, &random) } else { changeLine(of: &bytes, &random) }
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

  private func changeLine(of bytes: inout [UInt8], _ random: inout SplitMix64) {
    var own = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    guard !lines.isEmpty else { return }
    let place = random.below(own.count)
    switch random.below(6) {
    case 0: own.remove(at: place)
    case 1: own.insert(random.pick(own), at: place)
    case 2: own.insert(random.pick(lines), at: place)
    case 3: own.swapAt(place, random.below(own.count))
    case 4: own[place].insert(contentsOf: [0x20, 0x20], at: 0)
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
