import HaopaiDiagnostics

extension CodePage {
  /// States and the ways between them.
  static let statePages: [CodePage] = [
    CodePage(
      "unreachable-state",
      what: Message(
        zh: "没有任何途径进入一个状态",
        en: "nothing leads to a state"),
      why: Message(
        zh: "它规定的一切永远不会发生，多半是通向它的操作写错了去处。请让流程通向它，或删去。",
        en: """
          What it says can never happen; mostly a command leads elsewhere by mistake. Lead to \
          it, or remove it.
          """),
      example: .replacing(
        in: .business, right: "  paid: { final: true, title: { zh: 已发牌, en: paid } }",
        wrong: """
            waiting: { accepts: { quit: { title: { zh: 退出, en: quit }, to: expired } } }
            paid: { final: true, title: { zh: 已发牌, en: paid } }
          """)),
    CodePage(
      "state-without-exit",
      what: Message(
        zh: "一个不是终点的状态没有出路，或出路都不可能成立",
        en: "nothing leads out of a state that is not final, or no way out can ever be taken"),
      why: Message(
        zh: "办件到了这里就永远停住。请增加出路；若办理到此结束，写 `final: true`。",
        en: """
          A case would be stuck in it for ever. Add a way on; where the case is over, write \
          `final: true`.
          """),
      example: .replacing(
        in: .business, right: "  expired: { final: true, title: { zh: 逾期, en: expired } }",
        wrong: "  expired: { title: { zh: 逾期, en: expired } }")),
    CodePage(
      "endless-state",
      what: Message(
        zh: "从一个状态出发无法到达任何终点",
        en: "no final state can be reached from a state"),
      why: Message(
        zh: "例如两个状态只互相来回，办件永远办不完。请增加通向终点的出路。",
        en: """
          Two states that only lead to each other, say: such a case never ends. Add a way that \
          leads to an end.
          """),
      example: .replacing(
        in: .business, right: "  expired: { final: true, title: { zh: 逾期, en: expired } }",
        wrong: """
            expired: { title: { zh: 逾期, en: expired }, accepts: { wait: { title: { zh: 等待, en: wait }, to: waiting } } }
            waiting: { title: { zh: 等待, en: waiting }, accepts: { back: { title: { zh: 返回, en: back }, to: expired } } }
          """)),
    CodePage(
      "workflow-without-end",
      what: Message(
        zh: "流程没有终点状态，办件永不结束",
        en: "a workflow has no final state, so that its cases never end"),
      why: Message(
        zh: "有的业务确实如此，但多半是漏写了 `final: true`，所以是警告。请给办结的状态写上它。",
        en: """
          Some mean it so, but mostly `final: true` was forgotten; hence a warning. Write it \
          where a case is over.
          """),
      example: .adding(
        "rules/businesses/feedback.yaml",
        wrong: """
          haopai: 1
          workflow: feedback
          title: { zh: 意见箱, en: feedback }
          open: { title: { zh: 开始, en: begin }, to: reading }
          states:
            reading: { accepts: { note: { title: { zh: 写意见, en: write a note }, to: noted } } }
            noted: { accepts: { more: { title: { zh: 继续, en: write more }, to: reading } } }

          """)),
    CodePage(
      "final-state-goes-on",
      what: Message(
        zh: "终点状态还有子状态、定时器或群众的操作",
        en: "a final state has states inside, timers, or commands of the applicant"),
      why: Message(
        zh: "终点就是办结，之后不应再有动作。请去掉这些内容，或去掉 `final: true`。",
        en: """
          It is the end of a case, and nothing comes after it. Take that away, or the `final: \
          true`.
          """),
      example: .replacing(
        in: .business, right: "  paid: { final: true, title: { zh: 已发牌, en: paid } }",
        wrong:
          "  paid: { final: true, title: { zh: 已发牌, en: paid }, accepts: { thank: { title: { zh: 致谢, en: thank }, to: expired } } }"
      )),
    CodePage(
      "missing-initial",
      what: Message(
        zh: "有子状态的状态没有写 `initial`",
        en: "a state with states inside has no `initial`"),
      why: Message(
        zh: "进入它时必须落到某个子状态。请用 `initial` 写明先进入哪一个。",
        en: "Entering it must lead to one of them. Say by `initial` which comes first."),
      example: .replacing(
        in: .part,
        right: """
          initial: choosing
          states:
          """, wrong: "states:")),
    CodePage(
      "initial-leads-out",
      what: Message(
        zh: "`initial` 指向了状态外面",
        en: "`initial` leads out of its state"),
      why: Message(
        zh: "进入一个状态必须停在它内部。请写它的某个子状态。",
        en: "Entering a state ends inside it. Name one of the states inside."),
      example: .replacing(
        in: .part,
        right: """
          initial: choosing
          states:
          """,
        wrong: """
          initial: chosen
          states:
          """)),
  ]
}
