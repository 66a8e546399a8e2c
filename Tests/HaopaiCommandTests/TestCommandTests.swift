import HaopaiCommand
import Testing

@Suite("haopai test")
struct TestCommandTests {
  @Test("the shipped scenarios run, and a summary and the coverage end the output")
  func shipped() {
    let run = ToolRun(["test", "cities"])
    #expect(run.status == .fine, "\(run.output)")
    #expect(run.lines.first?.contains(" passed, 0 failed, ") == true)
    #expect(run.lines.dropFirst().first?.hasPrefix("  states ") == true)
  }

  @Test("a file without scenarios is wrong usage")
  func nothingToRun() {
    #expect(ToolRun(["test", "cities/yantai.yaml"]).status == .usage)
  }
}
