/// The numbers and ranges that a text may name, found without reading it as what it is: nothing that
/// `PlateNumber(_:)` and `NumberRange(_:)` would read lies outside. There may be more, for any text
/// will do.
package struct NamedNumbers: Sendable {
  /// Whether the text has a backslash, behind which anything may be written.
  package let hasEscapes: Bool
  private let regions: [NumberRegion]
  /// One region that holds all others of its head and length.
  private let bounds: [NumberRegion]
  private let wanted: NumberScan.Wanted

  /// - Parameter bytes: UTF-8; what is none is passed over.
  package init(in bytes: ArraySlice<UInt8>) {
    var regions: [NumberRegion] = []
    var bounds: [NumberRegion] = []
    hasEscapes = bytes.withUnsafeBytes { bytes in
      var scan = NumberScan(bytes, for: NumberScan.Wanted())
      while let region = scan.next() {
        regions.append(region)
        if let index = bounds.firstIndex(where: region.isLike) {
          bounds[index] = bounds[index].union(region)
        } else {
          bounds.append(region)
        }
      }
      return scan.hasEscapes
    }
    self.regions = regions
    self.bounds = bounds
    wanted = NumberScan.Wanted(near: bounds)
  }

  /// Whether a text may name one of these numbers, too.
  /// - Parameter bytes: UTF-8; what is none is passed over.
  package func mayBeNamed(in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var scan = NumberScan(bytes, for: wanted)
      while let region = scan.next() {
        if bounds.contains(where: region.overlaps), regions.contains(where: region.overlaps) {
          return true
        }
      }
      return scan.hasEscapes
    }
  }
}
