/// The accepted commands and due events of a city in the order in which they were committed, each
/// in its compact encoding. Records are added and never changed.
package struct Journal: Hashable, Sendable {
  private var bytes: [UInt8] = []
  /// Where each record ends.
  private var ends: [Int] = []

  package init() {}

  package var count: Int { ends.count }
  package var byteCount: Int { bytes.count }

  /// - Parameter record: as `JournalRecord.encode` wrote it.
  package mutating func append(_ record: [UInt8]) {
    bytes += record
    ends.append(bytes.count)
  }

  package func records() -> [JournalRecord] { (0..<count).compactMap(record(at:)) }

  /// The record at a position from 0.
  package func record(at position: Int) -> JournalRecord? {
    guard ends.indices.contains(position) else { return nil }
    let start = position == 0 ? 0 : ends[position - 1]
    return try? JournalRecord(decoding: bytes[start..<ends[position]])
  }
}
