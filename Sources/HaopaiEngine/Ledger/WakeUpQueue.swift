/// A binary heap of wake-ups, the earliest first. Entries are not removed when a case changes:
/// whoever takes one looks at the case.
struct WakeUpQueue: Sendable {
  private var heap: [WakeUp] = []

  var first: WakeUp? { heap.first }

  mutating func insert(_ wakeUp: WakeUp) {
    heap.append(wakeUp)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].comesBefore(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      let (left, right) = (2 * parent + 1, 2 * parent + 2)
      if left < heap.count, heap[left].comesBefore(heap[least]) { least = left }
      if right < heap.count, heap[right].comesBefore(heap[least]) { least = right }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

extension WakeUp {
  func comesBefore(_ other: WakeUp) -> Bool {
    due == other.due ? caseNumber < other.caseNumber : due < other.due
  }
}
