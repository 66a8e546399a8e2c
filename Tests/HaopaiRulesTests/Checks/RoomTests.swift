import Testing

@testable import HaopaiRules

/// What is put into a number set, against the set's `max`.
struct RoomTests {
  private func drawing(max: String, count: String, when condition: String = "") -> WorkflowWorld {
    var world = world(
      states: """
          first:
            numbers: { bag: { max: \(max) } }
            accepts:
              go:
                title: { zh: 走, en: go }
                \(condition)
                do:
                  - draw: { into: bag, kind: '"small-car"', count: \(count), hold: 'duration("1s")' }
                to: last
          last: { final: true }

        """)
    world.trip.parameters += """
        lot:
          optional: true
          title: { zh: 批, en: lot }
          group: { size: { type: count, range: 1..9, default: 3, title: { zh: 量, en: size } } }

      """
    return world
  }

  @Test(arguments: [("1", "1️⃣2"), ("8", "1️⃣param.spots"), ("param.spots", "1️⃣param.spots + 1")])
  func moreThanTheSetHolds(max: String, count: String) {
    drawing(max: max, count: count).expect(["1️⃣": .init("count-over-max", "bag")])
  }

  @Test(arguments: [("2", "2"), ("9", "param.spots"), ("param.spots", "param.spots")])
  func asMuchAsTheSetHolds(max: String, count: String) {
    drawing(max: max, count: count).expect([:])
  }

  @Test func theSetMayDependOnWhatTheCommandNeeds() {
    let max = #""has(param.lot) ? param.lot.size : 0""#
    drawing(max: max, count: "param.lot.size", when: "when: has(param.lot)").expect([:])
    drawing(max: max, count: "1️⃣1").expect(["1️⃣": .init("count-over-max")])
  }

  @Test(arguments: ["0", "1"])
  func theFirstFreeNumberNeedsRoom(max: String) {
    world(
      states: """
          first:
            numbers: { bag: { max: \(max) } }
            accepts:
              go:
                title: { zh: 走, en: go }
                input: { wishes: { list: number, max: 3, title: { zh: 号, en: wishes } } }
                do: [ first_free: { of: input.wishes, kind: '"small-car"', into: 1️⃣bag } ]
                to: last
          last: { final: true }

        """
    ).expect(max == "0" ? ["1️⃣": .init("count-over-max")] : [:])
  }
}
