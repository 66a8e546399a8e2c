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

  /// Whether a character may stand in the text that `SuspiciousText` looks for: a look at the first
  /// bytes of encodings, which spares it most Chinese sentences.
  ///
  /// Spaces, invisible characters, Greek and Cyrillic start with C2...D4, E1, E2 or E3 80; full-width
  /// ASCII starts with EF.
  func mayBeSuspicious(withFullwidth: Bool) -> Bool {
    var isAfterE3 = false
    for byte in utf8 where byte >= 0x80 {
      if isAfterE3, byte == 0x80 { return true }
      isAfterE3 = byte == 0xE3
      if (0xC2...0xD4).contains(byte) || [0xE1, 0xE2, 0xF3].contains(byte) { return true }
      if withFullwidth, byte == 0xEF { return true }
    }
    return false
  }
}
