/// Blocks one after another, and the ordinals that their numbers so have.
///
/// Not copyable, so that a layout's is read where it lies.
package struct BlockOrder: ~Copyable, Sendable {
  private let blocks: [NumberBlock]
  private let count: Int
  /// The first ordinal of each block, and the count of all at the end.
  private let starts: [Int]
  /// Ordinals fall into equal spans of 2^`spanBits`, and entry n is the block in which span n begins:
  /// a search goes from there to where the next span begins, mostly no way at all.
  private let directory: [Int32]
  private let spanBits: Int

  /// - Parameter starts: one more than there are blocks, from 0 on, each greater than the one before.
  package init(_ blocks: [NumberBlock], starts: [Int]) {
    let count = starts.last ?? 0
    var spanBits = 0
    while count >> spanBits > 2 * blocks.count { spanBits += 1 }
    var directory: [Int32] = []
    var block = 0
    for span in 0...count >> spanBits + 1 {
      while block + 1 < blocks.count, starts[block + 1] <= span << spanBits { block += 1 }
      directory.append(Int32(block))
    }
    self.blocks = blocks
    self.count = count
    self.starts = starts
    self.directory = directory
    self.spanBits = spanBits
  }

  package func ordinals(ofBlock block: Int) -> Range<Int> { starts[block]..<starts[block + 1] }

  /// Nil for an ordinal that does not exist.
  @inline(__always)
  package func block(of ordinal: Int) -> Int? {
    guard ordinal >= 0, ordinal < count else { return nil }
    let starts = starts.span
    let span = ordinal &>> spanBits
    let directory = directory.span
    var low = Int(directory[span])
    var high = Int(directory[span &+ 1])
    while low < high {
      let middle = (low &+ high &+ 1) >> 1
      if starts[middle] <= ordinal { low = middle } else { high = middle &- 1 }
    }
    return low
  }

  /// The words of the numbers with these ordinals, in their order; what does not exist is left out.
  package func words(at ordinals: [Int]) -> [Int64] {
    let blocks = blocks.span
    let starts = starts.span
    var words: [Int64] = []
    words.reserveCapacity(ordinals.count)
    for ordinal in ordinals {
      guard let block = block(of: ordinal) else { continue }
      let index = UInt32(truncatingIfNeeded: ordinal &- starts[block])
      words.append(blocks[block].word(unchecked: index))
    }
    return words
  }
}
