/// How much a file may ask of its reader. Every limit is inclusive and holds before memory is spent.
package struct YAMLLimits: Hashable, Sendable {
  /// Bytes of the file.
  package var bytes: Int
  /// Mappings and sequences inside each other, the outermost included.
  package var depth: Int
  /// Scalars, mappings and sequences, keys included.
  package var nodes: Int
  /// UTF-8 bytes of a scalar's text.
  package var scalarBytes: Int
  /// UTF-8 bytes of a key.
  package var keyBytes: Int
  /// Findings kept of one file; the rest are counted.
  package var findings: Int

  package init(
    bytes: Int = 1 << 20, depth: Int = 64, nodes: Int = 100_000, scalarBytes: Int = 64 << 10,
    keyBytes: Int = 256, findings: Int = 1_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.scalarBytes = scalarBytes
    self.keyBytes = keyBytes
    self.findings = findings
  }
}
