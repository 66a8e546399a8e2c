import HaopaiDiagnostics

extension CodePage {
  /// What was probably forgotten in rules that work.
  static let oversightPages: [CodePage] = [
    CodePage(
      "empty-entry",
      what: Message(
        zh: "写了一项，却没有内容",
        en: "a list or a mapping is written out and empty"),
      why: Message(
        zh: "多半是忘了填写；若本来就没有，空着会误导读者。请补上内容，或删去此行。",
        en: """
          Mostly something was forgotten there; where nothing belongs there, the line misleads \
          its readers. Say what belongs there, or leave the line out.
          """),
      example: .replacing(
        in: .part,
        right: """
                  do: [ first_free: { of: input.wishes, kind: case.kind, into: choice } ]
          """,
        wrong: """
                  facts: {}
                  do: [ first_free: { of: input.wishes, kind: case.kind, into: choice } ]
          """)),
    CodePage(
      "idle-command",
      what: Message(
        zh: "一个操作被接受后什么也不做，也不说什么",
        en: "a command does nothing and says nothing, at all or in one of its branches"),
      why: Message(
        zh: "操作的人不知道结果如何。请用 `do`、`to` 写明要做什么，或用 `say` 告知结果。",
        en: """
          Whoever gives it is left in the dark. Say what follows by `do` or `to`, or tell the \
          outcome by `say`.
          """),
      example: .replacing(
        in: .business,
        right: """
                revise: { title: { zh: 返回修改, en: change the details }, to: details }
          """,
        wrong: """
                revise: { title: { zh: 返回修改, en: change the details }, to: details }
                wait: { title: { zh: 稍候, en: wait } }
          """)),
    CodePage(
      "same-outcome",
      what: Message(
        zh: "无论条件是否成立，所做的完全相同",
        en: "whether or not a condition holds, the very same is done"),
      why: Message(
        zh: "条件没有作用，多半是其中一个分支漏写了内容。请补上两者的不同之处，或删去带条件的分支。",
        en: """
          The condition decides nothing; mostly something was forgotten in one of the two \
          branches. Say what is different, or leave out the one with the condition.
          """),
      example: .replacing(
        in: .business,
        right: """
                    - { say: wrong-code }
          """,
        wrong: """
                    - { when: check == "wrong", say: wrong-code }
                    - { say: wrong-code }
          """)),
    CodePage(
      "claimed-at-end",
      what: Message(
        zh: "办件结束时，已确认的号码既未发放也未退回",
        en: "a case ends with a claimed number that is neither issued nor released"),
      why: Message(
        zh: "这个号码谁也得不到，也回不到号池。请在到达终止状态之前 `release` 或 `issue`。",
        en: """
          Nobody ever gets the number, and it never returns to the pool. `release` or `issue` it \
          on every way to a final state.
          """),
      example: .replacing(
        in: .business,
        right: """
                  do:
                    - release: [choice]
                    - when: has(param.ban)
          """,
        wrong: """
                  do:
                    - when: has(param.ban)
          """)),
    CodePage(
      "issue-without-claim",
      what: Message(
        zh: "发放的号码没有任何动作确认过",
        en: "numbers are issued that no action claims"),
      why: Message(
        zh: "未确认的号码只是暂时保留，可能在发放之前失效。请在选定时用 `claim` 确认。",
        en: """
          What is not claimed is only held, and may lapse before it is issued. `claim` it where \
          it is chosen.
          """),
      example: .replacing(
        in: .business,
        right: """
                - claim: choice
                - when: size(choice) > 0
          """,
        wrong: """
                - when: size(choice) > 0
          """)),
    CodePage(
      "code-never-sent",
      what: Message(
        zh: "核对验证码之前没有发送过它",
        en: "a code is checked that nothing sends on any way there"),
      why: Message(
        zh: "结果只会是 `expired`，申请人无法通过。请在此前用 `challenge` 发送。",
        en: """
          The outcome can only be `expired`, and no applicant gets past it. Send the code \
          before, by `challenge`.
          """),
      example: .replacing(
        in: .business,
        right: """
                    - challenge: sms_code
                  to: proving
            proving:
          """,
        wrong: """
                  to: proving
                later: { title: { zh: 改日再办, en: later }, to: waiting }
            waiting:
              title: { zh: 改日再办, en: later }
              on_entry: [ challenge: sms_code ]
              accepts: { stop: { title: { zh: 停办, en: stop }, to: expired } }
            proving:
          """)),
    CodePage(
      "fact-without-mock",
      what: Message(
        zh: "核查信息的一项没有 `mock`",
        en: "a field of a fact has no `mock`"),
      why: Message(
        zh: "模拟办理没有登记系统可查，到此无法继续。请用 `mock` 写明模拟时取的值。",
        en: """
          A mock selection has no registry to ask, and stops there. Say by `mock` what it takes \
          for it.
          """),
      example: .replacing(
        in: .business, right: "seats: { type: count, mock: 6 }", wrong: "seats: { type: count }")),
    CodePage(
      "file-named-otherwise",
      what: Message(
        zh: "文件自称的名称与文件路径中的不同",
        en: "a file calls itself otherwise than its path does"),
      why: Message(
        zh: "其中一个写错了，找文件的人会找不到它。请改正，使两者一致。",
        en: """
          One of the two is misspelt, and who looks for the file does not find it. Correct it, \
          so that they are the same.
          """),
      example: .replacing(in: .shared, right: "shared: national", wrong: "shared: nation")),
    CodePage(
      "shared-authority",
      what: Message(
        zh: "同一省的两个地方用了同一个发牌机关字母",
        en: "one letter belongs to two places of a province"),
      why: Message(
        zh: "看不出号码由谁发放，多半抄错了一个。请对照标准改正。",
        en: """
          Who issued a number cannot be told, and one of the two is mostly copied wrong. \
          Compare it with the standard.
          """),
      example: .replacing(
        in: .authorities, right: "邻溪: [B] }", wrong: "邻溪: [B], 远溪: [B] }")),
    CodePage(
      "split-holiday",
      what: Message(
        zh: "一个节日的放假日不连续",
        en: "the days off of a holiday have a gap"),
      why: Message(
        zh: "漏了或写错了一天，按工作日计算的期限会随之出错。请对照放假通知改正。",
        en: """
          A day is missing or misspelt, so that terms which count working days end on another \
          day. Compare it with the notice.
          """),
      example: .replacing(
        in: .calendar, right: "[2026-02-16, 2026-02-17, 2026-02-18]",
        wrong: "[2026-02-16, 2026-02-18]")),
    CodePage(
      "odd-pattern",
      what: Message(
        zh: "序号格式与该种类的其他格式不一致",
        en: "a pattern of serials is unlike the others of its kind"),
      why: Message(
        zh: "同一种类的序号长度相同，并且都有一个能源字母，或都没有。请改正，或另立种类。",
        en: """
          The serials of a kind are of one length, and all have one energy letter or none. \
          Correct it, or make another kind.
          """),
      example: .replacing(
        in: .plateKinds, right: "patterns: [DDDDD, LDDDD]",
        wrong: "patterns: [DDDDD, LDDDD, LLDD]")),
  ]
}
