import HaopaiDiagnostics

extension CodePage {
  /// Branches, timers, and what leads on by itself.
  static let transitionPages: [CodePage] = [
    CodePage(
      "missing-target",
      what: Message(
        zh: "`open` 或 `initial` 的一个分支没有通向任何状态",
        en: "`open` or `initial`, or a branch of theirs, leads to no state"),
      why: Message(
        zh: "办件会不在任何状态中，也无法继续。请写 `to`；不应受理的情形用 `require` 拒绝。",
        en: """
          The case would stand nowhere, and never go on. Write `to`; what must not be opened \
          is refused by `require`.
          """),
      example: .replacing(
        in: .business,
        right: """
            do: [ set: { mobile: input.mobile } ]
            to: details
          """, wrong: "  do: [ set: { mobile: input.mobile } ]")),
    CodePage(
      "missing-else",
      what: Message(
        zh: "最后一个分支还带有条件",
        en: "the last branch still has a condition"),
      why: Message(
        zh: "所有条件都不成立时就不知道该怎样做。请让最后一个分支不写 `when`。",
        en: """
          Where none of them holds, nobody knows what follows. Write the last branch without \
          `when`.
          """),
      example: .replacing(
        in: .part, right: "- { say: all-taken }",
        wrong: "- { when: size(choice) == 0, say: all-taken }")),
    CodePage(
      "unreachable-branch",
      what: Message(
        zh: "无条件的分支后面还有分支",
        en: "a branch stands behind one without a condition"),
      why: Message(
        zh: "前一个分支总会成立，后面的永远轮不到。请把无条件的分支移到最后。",
        en: """
          The earlier one is always taken, this one never. Move the branch without a condition \
          to the end.
          """),
      example: .replacing(
        in: .part,
        right: """
                    - { when: size(choice) > 0, to: chosen }
                    - { say: all-taken }
          """,
        wrong: """
                    - { say: all-taken }
                    - { when: size(choice) > 0, to: chosen }
          """)),
    CodePage(
      "missing-branch",
      what: Message(
        zh: "分支列表是空的",
        en: "a list of branches has nothing in it"),
      why: Message(
        zh: "不知道接下来怎样做。请写一个分支，或删去这个键。",
        en: "Nobody knows what follows. Write a branch, or delete the key."),
      example: .replacing(
        in: .part,
        right: """
              timers:
                session:
          """,
        wrong: """
              always: []
              timers:
                session:
          """)),
    CodePage(
      "beside-then",
      what: Message(
        zh: "`to`、`say` 或定时器的 `do` 与 `then` 并列",
        en: "`to`, `say` or a timer's `do` stands beside `then`"),
      why: Message(
        zh: "接下来怎样做由 `then` 的分支逐一规定。请把它写进相应的分支。",
        en: "The branches of `then` say what follows. Move it into those that it belongs to."),
      example: .replacing(
        in: .business,
        right: """
                  then:
                    - { when: check == "ok", to: choosing }
          """,
        wrong: """
                  say: wrong-code
                  then:
                    - { when: check == "ok", to: choosing }
          """)),
    CodePage(
      "always-cycle",
      what: Message(
        zh: "`always` 的分支会绕成一圈",
        en: "branches of `always` lead in a circle"),
      why: Message(
        zh: "状态会不停地自行转移，这一步永远停不下来。请让其中一个改为等待操作或定时器。",
        en: """
          The case would go round by itself and never come to rest. Let one of them wait for a \
          command or a timer.
          """),
      example: .replacing(
        in: .business,
        right: """
            details:
              title: { zh: 填写信息, en: details }
          """,
        wrong: """
            looking: { always: [ { when: case.guests == 0, to: details } ] }
            details:
              always: [ { when: case.guests == 0, to: looking } ]
              title: { zh: 填写信息, en: details }
          """)),
    CodePage(
      "step-too-long",
      what: Message(
        zh: "一步之中自行转移的次数太多",
        en: "too many transitions follow by themselves in one step"),
      why: Message(
        zh: "`always` 和立即到期的定时器最多连续转移 99 次，再多就会中途停下。请合并一进入就离开的状态，或在中间等待。",
        en: """
          `always`, and timers that are due at once, may lead on 99 times; then the step would \
          be stopped on its way. Join states that are left at once, or wait in between.
          """),
      example: .replacing(
        in: .business,
        right: """
            do: [ set: { mobile: input.mobile } ]
            to: details

          states:
          """,
        wrong: """
            do: [ set: { mobile: input.mobile } ]
            to: s1

          states:
          \(each: 1...100, { "  s\($0): { always: [ { when: case.guests == \($0), to: s\($0 + 1) } ], accepts: { go: { title: { zh: 前进, en: go on }, to: details } } }\n" })  s101: { accepts: { go: { title: { zh: 前进, en: go on }, to: details } } }
          """)),
    CodePage(
      "timer-instant",
      what: Message(
        zh: "定时器没有写 `after` 或 `at`，或两个都写了",
        en: "a timer has neither `after` nor `at`, or both"),
      why: Message(
        zh: "定时器只在一个时刻触发。`after` 写经过多久，`at` 写到什么时刻，两者选一。",
        en: """
          It fires at one instant. `after` says how long it takes, `at` when it is due: write \
          one of the two.
          """),
      example: .replacing(
        in: .part,
        right:
          "session: { after: \"duration('10m')\", shown: true, title: { zh: 选号结束, en: end of the session }, to: timed_out }",
        wrong:
          "session: { shown: true, title: { zh: 选号结束, en: end of the session }, to: timed_out }")),
    CodePage(
      "timer-cycle",
      what: Message(
        zh: "定时器会在一分钟之内不断自行触发",
        en: "timers lead in a circle with less than a minute in between"),
      why: Message(
        zh: "没有人操作，系统也会不停地转。请用 `after` 让每次至少相隔 `1 min`。",
        en: """
          Without anybody's command the engine would do nothing else. Let at least `1 min` \
          pass each time, with `after`.
          """),
      example: .replacing(
        in: .business,
        right: """
            details:
              title: { zh: 填写信息, en: details }
          """,
        wrong: """
            details:
              title: { zh: 填写信息, en: details }
              timers: { again: { after: "duration('5s')", to: details } }
          """)),
    CodePage(
      "workflow-too-large",
      what: Message(
        zh: "流程的状态、操作、文字等太多",
        en: "a workflow has too many states, commands, texts or the like"),
      why: Message(
        zh: "检查一个流程的时间随它的大小增长，所以有上限，如 400 个状态。请把业务拆开，或把重复的部分写成公共流程。",
        en: """
          The time to check a workflow grows with its size, so there are limits, such as 400 \
          states. Split the business, or make a part of what repeats.
          """),
      example: .replacing(
        in: .business, right: "  paid: { final: true, title: { zh: 已发牌, en: paid } }",
        wrong:
          "\(each: 1...400, { "  s\($0): { accepts: { go: { title: { zh: 前进, en: go on }, to: paid } } }\n" })  paid: { final: true, title: { zh: 已发牌, en: paid } }"
      )),
  ]
}
