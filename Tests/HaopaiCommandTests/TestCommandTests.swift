import HaopaiCommand
import Testing

@Suite("haopai test")
struct TestCommandTests {
  @Test("the shipped scenarios run, and a summary ends the output")
  func shipped() {
    let run = ToolRun(["test", "cities"])
    #expect(run.status == .fine, "\(run.output)")
    #expect(run.lines.last?.contains(" passed, 0 failed, ") == true)
  }

  @Test("a file without scenarios is wrong usage")
  func nothingToRun() {
    #expect(ToolRun(["test", "cities/yantai.yaml"]).status == .usage)
  }
}
