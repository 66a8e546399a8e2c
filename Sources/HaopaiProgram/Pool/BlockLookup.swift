import HaopaiDomain

/// Finds the block that holds a number among blocks sorted by their first numbers.
///
/// Blocks may interleave (`1A000` lies between numbers of `00000`…`99999`), so the block that starts
/// last before a number need not be its own: the search walks on towards the front, up to where
/// no block reaches the number any more.
///
/// Not copyable, so that a layout's is read where it lies.
struct BlockLookup: ~Copyable, Sendable {
  private let blocks: [NumberBlock]
  /// `PlateNumber.word`s: what is looked up need not be a number.
  private let firsts: [Int64]
  /// The greatest number in this block or any before it.
  private let reaches: [Int64]

  init(_ blocks: [NumberBlock]) {
    self.blocks = blocks
    self.firsts = blocks.map(\.first.word)
    var reaches: [Int64] = []
    for block in blocks {
      let last = block.last.word
      reaches.append(max(last, reaches.last ?? last))
    }
    self.reaches = reaches
  }

  func find(_ word: Int64) -> (block: Int, index: Int)? {
    // Spans lend what arrays would hand out with one more reference.
    let blocks = blocks.span
    let reaches = reaches.span
    var block = start(before: word)
    while block >= 0, reaches[block] >= word {
      if let index = blocks[block].index(ofWord: word) { return (block, index) }
      block -= 1
    }
    return nil
  }

  /// A number that two of the blocks hold.
  func overlap() -> PlateNumber? {
    for (index, first) in firsts.enumerated() {
      var other = index - 1
      while other >= 0, reaches[other] >= first {
        if let witness = blocks[index].overlap(with: blocks[other]) { return witness }
        other -= 1
      }
    }
    return nil
  }

  /// The last block that does not start after the number; -1 when all do.
  private func start(before word: Int64) -> Int {
    var low = 0
    var high = firsts.count
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle] <= word { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
