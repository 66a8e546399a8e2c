import Haopai

/// What became due by itself and has to be told with the next answer.
struct Arrivals {
  private(set) var messages: [(city: String, delivery: Delivery)] = []
  private(set) var faults: [(city: String, fault: CaseFault)] = []

  mutating func add(
    _ deliveries: [Delivery], faults found: some Sequence<CaseFault>, of city: String
  ) {
    messages += deliveries.map { (city, $0) }
    faults += found.map { (city, $0) }
  }

  /// Everything, once.
  mutating func take() -> Arrivals {
    defer { self = Arrivals() }
    return self
  }
}
