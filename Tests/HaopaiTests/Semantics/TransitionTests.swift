import Foundation
import Haopai
import HaopaiProgram
import Testing

/// Entry and exit order, SCXML's where the two share a concept.
@Suite("Transitions")
struct TransitionTests {
  private func heard(_ way: Int64 = 0, _ commands: String...) throws -> [String] {
    let desk = try Desk()
    let opened = try #require(
      desk.open("tour", inputs: ["way": .integer(way)]).accepted)
    var heard = opened.heard
    for command in commands { heard = try desk.take(command, opened.view.number).heard }
    return heard
  }

  @Test("an entry goes from the outside in, through `initial` and its conditions")
  func entering() throws {
    #expect(try heard(0) == ["+hall", "+rose"])
    #expect(try heard(1) == ["+hall", "+pond", "+bench"])
    // Nested choices; the composite state that they lead to goes on by itself.
    #expect(try heard(2) == ["+hall", "+pond", "+reeds"])
  }

  @Test("what a branch of `initial` says is said")
  func sayingOnEntry() throws {
    for (way, said) in [(0, "welcome"), (1, "fish"), (2, "fish")] as [(Int64, String)] {
      let opened = try #require(try Desk().open("tour", inputs: ["way": .integer(way)]).accepted)
      #expect(opened.said?.code == said)
    }
  }

  @Test("between siblings only the siblings are left and entered")
  func siblings() throws {
    #expect(try heard(0, "across") == ["-rose", "+pond", "+reeds"])
    #expect(try heard(0, "across", "sit") == ["-reeds", "+bench"])
  }

  @Test("a transition from a composite state to a state inside it leaves and enters it")
  func external() throws {
    #expect(try heard(0, "across", "inside") == ["-reeds", "-pond", "+pond", "+bench"])
    #expect(try heard(1, "inside") == ["-bench", "-pond", "+pond", "+bench"])
  }

  @Test("a transition to the state around leaves and enters that state")
  func ancestor() throws {
    #expect(try heard(0, "across", "up") == ["-reeds", "-pond", "+pond", "+reeds"])
  }

  @Test("a transition to itself leaves and enters")
  func itself() throws {
    #expect(try heard(0, "myself") == ["-rose", "+rose"])
    #expect(try heard(1, "again") == ["-bench", "-pond", "-hall", "+hall", "+pond", "+bench"])
  }

  @Test("without a target nothing is left or entered")
  func stay() throws {
    #expect(try heard(0, "look") == ["act"])
  }

  /// Unlike SCXML: what a command does may still use the numbers that its state lets go.
  @Test("a command acts before anything is left")
  func actionsComeFirst() throws {
    #expect(
      try heard(0, "bench") == ["act", "-rose", "-hall", "+hall", "+pond", "+bench"])
  }

  @Test("the innermost command of a name is meant")
  func innermost() throws {
    let desk = try Desk()
    let opened = try #require(desk.open("tour", inputs: ["way": .integer(1)]).accepted)
    let looked = try desk.take("look", opened.view.number)
    #expect(looked.said?.code == "fish")
    #expect(looked.heard.isEmpty)
  }

  @Test("what is shown as open is what a submission would mean")
  func shadowed() throws {
    let desk = try Desk()
    let opened = try #require(desk.open("tour", inputs: ["way": .integer(0)]).accepted)
    let view = try desk.take("bench", opened.view.number).view
    #expect(view.state == "hall.pond.bench")
    let isOpen = view.open.contains { $0.name == "look" }
    let answer = desk.submit("look", to: view.number)
    #expect(isOpen == (answer.accepted != nil), "\(answer)")
  }

  @Test("`always` goes on until the case comes to rest")
  func always() throws {
    var desk = try Desk()
    let number = try desk.begin("tour")
    try desk.take("sun", number)
    desk.wait(1000)
    #expect(try desk.look(number).state == "sundial.dusk")
    let counted = try desk.take("count", number)
    #expect(counted.view.state == "sundial.dawn")
    #expect(counted.heard == ["act"])
  }

  @Test("a final state takes nothing more from its applicant")
  func final() throws {
    var desk = try Desk()
    let number = try desk.begin("tour")
    try desk.take("sun", number)
    desk.wait(1000)
    try desk.take("count", number)
    #expect(try desk.take("leave", number).view.isFinal)
    #expect(desk.submit("leave", to: number).codes == ["command-not-open"])
    #expect(desk.submit("leave", to: number).from == nil)
    #expect(try desk.look(number).open.isEmpty)
  }
}

/// How many transitions a step may take.
@Suite("Chains of `always`")
struct AlwaysChainTests {
  /// A business whose opening runs through `count` transitions of `always`.
  private func rules(_ count: Int) -> String {
    var text = """
      haopai: 1
      workflow: chain
      title: { zh: 链, en: chain }
      fields: { phone: mobile }
      open:
        title: { zh: 开始, en: begin }
        input: { phone: { type: mobile, title: { zh: 手机, en: mobile } } }
        do: [ set: { phone: input.phone } ]
        to: s0
      states:

      """
    for index in 0..<count {
      text += "  s\(index): { always: [ { when: has(case.phone), to: s\(index + 1) } ],"
      text += " accepts: { go: { title: { zh: 走, en: go }, to: s\(count) } } }\n"
    }
    return text + "  s\(count): { final: true }\n"
  }

  private func book(_ count: Int) throws -> RuleBook {
    try GardenRules.load(with: [
      "rules/businesses/chain.yaml": rules(count),
      "cities/luyuan.yaml": try GardenRules.city("  lease:\n", "  chain: {}\n  lease:\n"),
    ])
  }

  private func answer(_ count: Int) throws -> Answer {
    try Desk(book: try book(count)).open("chain")
  }

  /// The same of a book that no check lets pass: its last state goes on once more.
  private func answer(beyond count: Int) throws -> Answer {
    let compiled = try #require(try book(count).compiled(city: "luyuan"))
    let altered = compiled.altered("chain") { workflow in
      let last = workflow.states.count - 1
      workflow.states[last].isFinal = false
      workflow.states[last].always = [Branch(target: .state(StateID(workflow.states.count)))]
      var end = StateNode(name: "end", path: "end", parent: .root, depth: 1)
      end.isFinal = true
      workflow.states.append(end)
    }
    return try Desk(compiled: altered).open("chain")
  }

  @Test("a step takes a hundred microsteps and not one more")
  func bound() throws {
    #expect(try answer(3).accepted?.view.state == "s3")
    #expect(try answer(beyond: 98).accepted?.view.state == "end")
    // The opening is the first of the hundred.
    #expect(try answer(99).accepted?.view.state == "s99")
    #expect(try answer(beyond: 99).failure == .internalFault)
  }

  @Test("what the rules may say the engine carries out", arguments: [98, 99, 100, 101])
  func checked(count: Int) throws {
    let book = try book(count)
    guard count > 99 else {
      #expect(try answer(count).accepted?.view.state == "s\(count)")
      return
    }
    #expect(
      book.compiled(city: "luyuan")?.programs.contains { $0.workflow.name == "chain" } != true)
  }

  /// Timers that are due at once, each of which leads on or stays.
  private static func timers(_ count: Int, leadingOn: Bool) -> String {
    var states = ""
    if leadingOn {
      for index in 0..<count {
        states += "  s\(index): { timers: { on: { at: entered, to: s\(index + 1) } } }\n"
      }
    } else {
      let all = (0..<count).map { "t\($0): { at: entered }" }.joined(separator: ", ")
      states += "  s0: { timers: { \(all) },"
      states += " accepts: { go: { title: { zh: 走, en: go }, to: s\(count) } } }\n"
    }
    return states + "  s\(count): { final: true }\n"
  }

  @Test("what `always` and timers may do the engine carries out", arguments: [98, 99, 100])
  func checkedTimers(count: Int) throws {
    for leadingOn in [true, false] {
      let text = rules(0).replacingOccurrences(
        of: "  s0: { final: true }\n",
        with: Self.timers(count, leadingOn: leadingOn))
      let book = try GardenRules.load(with: [
        "rules/businesses/chain.yaml": text,
        "cities/luyuan.yaml": try GardenRules.city("  lease:\n", "  chain: {}\n  lease:\n"),
      ])
      let compiled = book.compiled(city: "luyuan")
      guard count < 100 else {
        #expect(compiled == nil)
        continue
      }
      let answer = try Desk(compiled: try #require(compiled)).open("chain")
      #expect(answer.accepted?.view.state == (leadingOn ? "s\(count)" : "s0"))
    }
  }

  @Test("a message shows what holds where it is sent, not what the step comes to")
  func messages() throws {
    let desk = try Desk()
    let number = try desk.begin("lease")
    let warden = Submitter.officer("o", roles: ["warden"])
    try desk.take("vouch", number, ["friend": .text(Desk.people[1])], by: warden)
    let heard = try desk.take(
      "recall", number, ["friend": .text(Desk.people[2])], by: warden
    ).heard
    #expect(heard.count == 2)
    #expect(heard.first?.hasSuffix("14") == true)
    #expect(heard.last?.hasSuffix("1X") == true)
    // A deadline is set right after the messages of the entry.
    #expect(
      try desk.take("sign", number).heard == ["leased until 2026-03-31 00:00"])
  }
}
