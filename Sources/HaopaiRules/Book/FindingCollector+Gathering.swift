import HaopaiDiagnostics

extension FindingCollector {
  /// What is made of each element on all cores; the findings are those of the elements in order.
  mutating func gather<Element: Sendable, Result: Sendable>(
    from elements: [Element],
    _ make: @Sendable (Element, inout FindingCollector) -> Result
  ) -> [Result] {
    // Beyond what is left they need not be kept.
    let limit = limit - findings.count
    let made = elements.concurrentMap { element in
      var own = FindingCollector(limit: limit)
      let result = make(element, &own)
      return (result, own)
    }
    for (_, own) in made { absorb(own) }
    return made.map(\.0)
  }
}
