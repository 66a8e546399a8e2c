#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads files one after another into the same memory.
package struct FileReader {
  package enum Failure: Error, Hashable, Sendable {
    case notPermitted, failed
  }

  private let limit: Int
  private var buffer: [UInt8]
  private static let firstCapacity = 1 << 14

  /// - Parameter limit: of a longer file one byte more than this is read, so that it can be told
  ///   from one that ends here, and an endless one ends.
  package init(limit: Int) {
    self.limit = limit
    buffer = [UInt8](repeating: 0, count: min(limit + 1, Self.firstCapacity))
  }

  /// What is made of the bytes of a file. A pipe that nobody writes to is empty.
  package mutating func read<Result>(
    _ path: String, _ body: (ArraySlice<UInt8>) -> Result
  ) throws(Failure) -> Result {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == EACCES ? .notPermitted : .failed }
    defer { close(descriptor) }
    var count = 0
    while count <= limit {
      if count == buffer.count { grow() }
      let number = take(from: descriptor, at: count)
      if number < 0 { throw .failed }
      if number == 0 { break }
      count += number
    }
    return body(buffer[..<count])
  }

  private mutating func take(from descriptor: Int32, at start: Int) -> Int {
    buffer.withUnsafeMutableBytes { bytes in
      var number = 0
      // A call that a signal cut short is made again.
      repeat {
        number = systemRead(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      } while number < 0 && errno == EINTR
      return number
    }
  }

  private mutating func grow() {
    let more = min(limit + 1, buffer.count * 4) - buffer.count
    buffer.append(contentsOf: repeatElement(0, count: more))
  }
}

// The method above has the same name as the system's function.
private let systemRead = read
