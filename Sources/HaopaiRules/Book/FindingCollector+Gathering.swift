import HaopaiDiagnostics
import Synchronization

extension FindingCollector {
  /// What is made of each element on all cores; the findings are those of the elements in order.
  mutating func gather<Element: Sendable, Result: Sendable>(
    from elements: [Element],
    _ make: @Sendable (Element, inout FindingCollector) -> Result
  ) -> [Result] {
    // Beyond what is left they need not be kept.
    let limit = limit - findings.count
    let found = Mutex<[Int: FindingCollector]>([:])
    let made = Array(elements.enumerated()).concurrentMap { place, element in
      var own = FindingCollector(limit: limit)
      let result = make(element, &own)
      if !own.isEmpty { found.withLock { $0[place] = own } }
      return result
    }
    for (_, own) in found.withLock({ $0 }).sorted(by: { $0.key < $1.key }) { absorb(own) }
    return made
  }
}
