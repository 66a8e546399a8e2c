extension OutputSpan<UInt8> {
  /// Appends all bytes at once: one by one, each would ask whether there is room.
  mutating func append(copying bytes: borrowing Span<UInt8>) {
    precondition(bytes.count <= freeCapacity, "the room was made for fewer bytes")
    withUnsafeMutableBufferPointer { buffer, count in
      bytes.withUnsafeBufferPointer { bytes in
        let end = buffer[count...].initialize(fromContentsOf: bytes)
        count = end
      }
    }
  }
}
