import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

/// Which rules are in force when, and what another publication makes of it.
@Suite("publications")
struct PublicationsTests {
  private func hash(_ name: String) -> ContentHash { ContentHash(of: Array(name.utf8)) }
  private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

  /// Rules `a` from 0, `b` from 10, `c` from 20.
  private func sample() -> Publications {
    Publications(
      [("c", 20, 3), ("a", 0, 1), ("b", 10, 2)].map { name, from, id in
        PublishedRules(id: id, hash: hash(name), from: at(from))
      })
  }

  @Test(
    "rules are in force from their instant on, until others are",
    arguments: [
      (-1, nil), (0, "a"), (9, "a"), (10, "b"), (11, "b"), (19, "b"), (20, "c"), (99, "c"),
    ]
      as [(Int64, String?)])
  func inForce(instant: Int64, name: String?) {
    #expect(sample().inForce(at: at(instant))?.hash == name.map(hash))
  }

  @Test("of two with one instant the later published one is in force")
  func sameInstant() {
    let both = Publications([
      PublishedRules(id: 2, hash: hash("y"), from: at(5)),
      PublishedRules(id: 1, hash: hash("x"), from: at(5)),
    ])
    #expect(both.inForce(at: at(5))?.hash == hash("y"))
  }

  @Test(
    "a step is right under the rules of its instant, and at a change under either",
    arguments: [
      (0, ["a"]), (9, ["a"]), (10, ["a", "b"]), (11, ["b"]), (19, ["b"]), (20, ["b", "c"]),
      (21, ["c"]),
    ] as [(Int64, [String])])
  func allowed(instant: Int64, names: [String]) {
    let allowed = ["a", "b", "c"].filter { sample().allow(hash($0), at: at(instant)) }
    #expect(allowed == names)
  }

  @Test(
    "what is to come from the instant on gives way, what is in force stays",
    arguments: [
      // Rules, instant, clock; the instants of what gives way, and whether there is something new.
      ("x", 10, 5, [10, 20], true), ("x", 11, 5, [20], true), ("x", 20, 5, [20], true),
      ("x", 21, 5, [], true), ("x", 10, 10, [20], true), ("x", 5, 5, [10, 20], true),
      ("a", 5, 5, [10, 20], false), ("a", 9, 5, [10, 20], false), ("a", 10, 5, [10, 20], false),
      ("b", 10, 5, [20], false), ("b", 9, 5, [10, 20], true), ("b", 11, 5, [20], false),
      ("c", 20, 5, [], false), ("c", 21, 5, [], false), ("c", 19, 5, [20], true),
    ] as [(String, Int64, Int64, [Int64], Bool)])
  func change(name: String, instant: Int64, clock: Int64, withdrawn: [Int64], isAdded: Bool) {
    let all = sample()
    let change = all.change(to: hash(name), from: at(instant), clock: at(clock))
    #expect(change.withdrawn.map(\.from) == withdrawn.map(at))
    #expect(change.isAdded == isAdded)
    var changed = all
    changed.apply(change, adding: PublishedRules(id: 4, hash: hash(name), from: at(instant)))
    // Whatever it came to, the rules are in force from then on, and before all is as it was.
    #expect(changed.inForce(at: at(instant))?.hash == hash(name))
    #expect(changed.inForce(at: .latest)?.hash == hash(name))
    #expect(changed.inForce(at: at(clock - 1)) == all.inForce(at: at(clock - 1)))
  }
}
