/// Comparisons of a text's UTF-8 as it stands, which `String`'s own equality does not make.
extension String {
  var isASCII: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in bytes.allSatisfy { $0 < 0x80 } }
      ?? utf8.allSatisfy { $0 < 0x80 }
  }

  func isSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  func isSameBytes(as other: ArraySlice<UInt8>) -> Bool {
    let isSame = utf8.withContiguousStorageIfAvailable { left in
      other.withUnsafeBufferPointer { right in
        left.count == right.count && left.indices.allSatisfy { left[$0] == right[$0] }
      }
    }
    return isSame ?? utf8.elementsEqual(other)
  }
}
