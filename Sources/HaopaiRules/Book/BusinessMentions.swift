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
    var reached = layers.filter { $0.kind == .city }
    // Of these there are few.
    var others = layers.filter { $0.kind != .city }
    var extended: Set<String> = []
    var named: Set<String> = []
    while !reached.isEmpty {
      for layer in reached {
        named.formUnion(byFile[layer.root.span.file] ?? [])
        if let above = layer.root.value(of: "extends")?.text { extended.insert(above) }
      }
      let isReached = { (layer: RuleFile) in extended.contains(layer.subject.value.text ?? "") }
      reached = others.filter(isReached)
      others.removeAll(where: isReached)
    }
    return named
  }
}
