import HaopaiDiagnostics
import HaopaiYAML

/// The businesses that layers name, whether or not their files could be read.
struct BusinessMentions: Sendable {
  /// By the layer's file.
  let byFile: [SourceText.ID: [String]]
  /// Those that cities name, or layers that a city extends.
  let ofCities: Set<String>

  init(_ files: [RuleFile]) {
    let layers = files.filter { $0.kind.level != nil }
    let named = layers.concurrentMap { $0.root.names(under: "businesses").map(\.value) }
    byFile = Dictionary(uniqueKeysWithValues: zip(layers.map(\.root.span.file), named))
    ofCities = Self.ofCities(layers, byFile)
  }

  private static func ofCities(
    _ layers: [RuleFile], _ byFile: [SourceText.ID: [String]]
  ) -> Set<String> {
    var layers = layers
    var extended: Set<String> = []
    var named: Set<String> = []
    while true {
      let reached = layers.partition {
        $0.kind == .city || extended.contains($0.subject.value.text ?? "")
      }
      guard reached < layers.endIndex else { return named }
      for layer in layers[reached...] {
        named.formUnion(byFile[layer.root.span.file] ?? [])
        if let above = layer.root.value(of: "extends")?.text { extended.insert(above) }
      }
      layers.removeSubrange(reached...)
    }
  }
}
