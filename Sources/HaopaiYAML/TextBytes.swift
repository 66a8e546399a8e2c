/// Comparisons of a text's UTF-8 as it stands, which `String`'s own equality does not make.
extension String {
  var isASCII: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in bytes.allSatisfy { $0 < 0x80 } }
      ?? utf8.allSatisfy { $0 < 0x80 }
  }

  func isSameBytes(as other: String) -> Bool {
    // Texts with the same bytes are equal, and most pairs are not.
    utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
  }

  func isSameBytes(as other: ArraySlice<UInt8>) -> Bool {
    let isSame = utf8.withContiguousStorageIfAvailable { left in
      other.withUnsafeBytes { right in UnsafeRawBufferPointer(left).isSame(as: right) }
    }
    return isSame ?? utf8.elementsEqual(other)
  }
}

extension String {
  /// Whether its UTF-8 holds the byte.
  func hasByte(_ byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
  }
}

extension UnsafeRawBufferPointer {
  /// Eight bytes at a time: every scalar of a file is compared so.
  fileprivate func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var offset = 0
    while offset + 8 <= count {
      guard
        loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    return (offset..<count).allSatisfy { self[$0] == other[$0] }
  }
}
