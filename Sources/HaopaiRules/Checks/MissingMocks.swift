import HaopaiDiagnostics

/// What a command asks a registry for, and a mock selection has no answer to.
enum MissingMocks {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    for fact in linked.facts {
      // One that is written and could not be read was reported, or its type is not known.
      for field in fact.fields
      where field.declaration.members?["mock"] == nil && !field.declaration.isOptional {
        findings.report(.factWithoutMock(field.declaration.name, of: fact.name))
      }
    }
  }
}

extension Finding {
  fileprivate static func factWithoutMock(_ field: Name, of fact: Name) -> Finding {
    Finding(
      .factWithoutMock,
      Message(
        zh: "核查信息 `\(fact.value)` 的 `\(field.value)` 没有 `mock`，模拟办理到此无法继续",
        en:
          "`\(field.value)` of the fact `\(fact.value)` has no `mock`, a mock selection stops there"
      ),
      at: field.span, severity: .warning,
      help: Message(zh: "用 `mock` 写明模拟时取的值", en: "say by `mock` what a mock selection takes for it")
    )
  }
}
