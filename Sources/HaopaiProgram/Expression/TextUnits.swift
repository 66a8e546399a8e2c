/// Texts as units of eight bytes in an array of them.
///
/// Strings and keys are made of bytes in one piece, and spans cannot yet be copied in one piece: that
/// is why pointers are lent here, and nowhere else of what a frame consists of.
enum TextUnits {
  static func text(_ location: ObjectLocation, in units: [UInt64]) -> String {
    withBytes(location, in: units) { String(decoding: $0, as: UTF8.self) }
  }

  /// Lends the bytes of a text.
  @inline(__always)
  static func withBytes<Result>(
    _ location: ObjectLocation, in units: [UInt64], _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    units.withUnsafeBytes { bytes in
      let start = location.start * 8
      return body(UnsafeRawBufferPointer(rebasing: bytes[start..<start + location.count]))
    }
  }

  /// Writes bytes from a unit on, filled up with zeros. There must be room for them.
  @inline(__always)
  static func write(
    _ bytes: RawSpan, to units: inout MutableSpan<UInt64>, from start: Int
  ) {
    var (offset, unit) = (0, start)
    while offset + 8 <= bytes.byteCount {
      units[unit] = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset += 8
      unit += 1
    }
    let rest = bytes.byteCount - offset
    guard rest > 0 else { return }
    var last: UInt64 = 0
    if offset > 0 {
      // The last eight bytes are there; those that are written already are shifted out.
      last = UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(
          fromByteOffset: bytes.byteCount - 8, as: UInt64.self))
      last &>>= UInt64(8 - rest) &* 8
    } else {
      for index in 0..<rest {
        let byte = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
        last |= UInt64(byte) &<< (UInt64(index) &* 8)
      }
    }
    units[unit] = last.littleEndian
  }

  /// Copies units, which may not overlap, in one piece where a loop would look at each.
  @inline(__always)
  static func copy(
    _ range: Range<Int>, of source: [UInt64], to target: inout [UInt64], at start: Int
  ) {
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        let piece = UnsafeMutableBufferPointer(rebasing: target[start..<start + range.count])
        _ = piece.update(fromContentsOf: UnsafeBufferPointer(rebasing: source[range]))
      }
    }
  }
}
