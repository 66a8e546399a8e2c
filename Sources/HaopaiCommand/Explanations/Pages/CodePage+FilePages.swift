import HaopaiDiagnostics

extension CodePage {
  /// Files and folders: what is read, what is missing, what there is twice.
  static let filePages: [CodePage] = [
    CodePage(
      "no-rules",
      what: Message(
        zh: "文件夹里没有规则文件，或只有城市文件",
        en: "the folder holds no rule file, or only cities"),
      why: Message(
        zh: "多半是 `--root` 指错了文件夹，或复制时漏了文件；若不提示，什么也没检查却显得一切正常。请指向同时含有 `rules/` 和 `cities/` 的文件夹。",
        en: """
          Mostly `--root` names the wrong folder, or a copy failed; without a word nothing \
          would be checked and all would seem well. Name the folder that holds both `rules/` \
          and `cities/`.
          """),
      example: .removing("rules")),
    CodePage(
      "no-cities",
      what: Message(
        zh: "规则里没有任何城市",
        en: "the rules have no city"),
      why: Message(
        zh: "没有城市就没有可以办理的业务。这只是警告，因为规则和城市可以分开存放。请在 `cities/` 下添加以 `haopai: 1` 和 `city: …` 开头的文件。",
        en: """
          Without a city nobody can be served. It is a warning only, for rules may be kept \
          apart from cities. Add a file below `cities/` that begins with `haopai: 1` and \
          `city: …`.
          """),
      example: .removing("cities")),
    CodePage(
      "unread-file",
      what: Message(
        zh: "一个规则文件的名称不以 `.yaml` 结尾，没有读取",
        en: "a rule file is not read, for its name does not end in `.yaml`"),
      why: Message(
        zh: "只读取小写 `.yaml` 结尾的文件；场景文件须以 `.scenarios.yaml` 结尾。否则它规定的一切都会悄悄缺失。请改文件名。",
        en: """
          Only names that end in a small `.yaml` are read, and scenarios only from \
          `.scenarios.yaml`. What the file says would be missing without a word. Rename it.
          """),
      example: .renaming(.city, to: "cities/qingxi.yml")),
    CodePage(
      "unreadable-file",
      what: Message(
        zh: "一个规则文件或文件夹无法读取",
        en: "a rule file or a folder cannot be read"),
      why: Message(
        zh: "没有读到的规则可能规定了任何事情，所以整个规则集都不能用。原因可能是文件夹误用了 `.yaml` 结尾的名称、链接失效，或没有读取权限。",
        en: """
          What nobody read might say anything, so that none of the rules can be used. It may \
          be a folder named like a file, a link that leads to nothing, or a missing \
          permission.
          """),
      example: .addingFolder("cities/linxi.yaml")),
    CodePage(
      "missing-file",
      what: Message(
        zh: "缺少每个规则集都要有的全国文件",
        en: "a national file that every rule book needs is not there"),
      why: Message(
        zh: "号牌种类、申请人类型等由全国文件规定，所有业务都要用到。请从备份恢复该文件。",
        en: """
          Plate kinds, kinds of applicants and the like stand in national files, and every \
          business needs them. Restore the file.
          """),
      example: .removing("rules/national/applicants.yaml")),
    CodePage(
      "second-file",
      what: Message(
        zh: "只能有一个的文件有了两个",
        en: "there are two files of a kind that may come once"),
      why: Message(
        zh: "例如两个文件都写了 `plate_kinds`，就不知道以哪个为准。请合并成一个文件。",
        en: """
          With two files of `plate_kinds`, say, nobody knows which of them holds. Make one \
          file of them.
          """),
      example: .adding(
        "rules/national/more.yaml",
        wrong: """
          haopai: 1
          applicants:
            kinds: { group: { title: { zh: 团体, en: group } } }
            accounts: { online: { title: { zh: 网上用户, en: registered on line } } }
            default_account: online

          """)),
    CodePage(
      "duplicate-file",
      what: Message(
        zh: "两个城市、业务等文件用了同一个名称",
        en: "two files of one kind carry the same name"),
      why: Message(
        zh: "别处提到这个名称时，不知道指哪一个。请给其中一个改名，或删去多余的副本。",
        en: """
          Where the name is used, it could mean either. Rename one of them, or delete the \
          copy.
          """),
      example: .adding(
        "rules/parts/old-choice.yaml",
        wrong: """
          haopai: 1
          part: number-choice
          title: { zh: 选号, en: choice of a number }
          exits: []

          """)),
    CodePage(
      "misnamed-file",
      what: Message(
        zh: "业务或公共流程自称的名称没人使用，而各处用的是相近的另一个",
        en: """
          nobody uses the name that a business or part gives itself, and several files use one \
          that is near to it
          """),
      why: Message(
        zh: "多半是文件里的名称写错了，所有引用它的地方都会落空。请按各处所用的写法改正。",
        en: """
          Mostly the name is misspelt in its own file, and whatever refers to it finds \
          nothing. Write it as the others do.
          """),
      example: .replacing(
        in: .business, right: "workflow: boat-plate", wrong: "workflow: boatplate")),
    CodePage(
      "missing-format",
      what: Message(
        zh: "文件的第一个键不是 `haopai: 1`",
        en: "the first key of the file is not `haopai: 1`"),
      why: Message(
        zh: "它说明文件按哪一版格式理解，必须写在最前面。请在文件开头加上这一行。",
        en: """
          It says by which version of the format the rest is to be read, so it comes first. \
          Write that line at the top of the file.
          """),
      example: .replacing(
        in: .nation,
        right: """
          haopai: 1
          nation: lakes
          """, wrong: "nation: lakes")),
    CodePage(
      "newer-format",
      what: Message(
        zh: "文件用的是更新一版的格式",
        en: "the file is written in a newer version of the format"),
      why: Message(
        zh: "当前程序不认识新格式，可能会误读。请升级程序；若只是写错，改回 `haopai: 1`。",
        en: """
          This version of the program would misread it. Install a newer one; if it is a slip, \
          write `haopai: 1`.
          """),
      example: .replacing(in: .nation, right: "haopai: 1", wrong: "haopai: 2")),
    CodePage(
      "unknown-file-kind",
      what: Message(
        zh: "文件的第二个键没有说明这是什么文件",
        en: "the second key does not say what the file is"),
      why: Message(
        zh: "紧接 `haopai: 1` 的键决定其余内容怎样读：`city`、`workflow`、`part` 等。请把它写在第二行，并检查拼写。",
        en: """
          The key behind `haopai: 1` decides how the rest is read: `city`, `workflow`, `part` \
          and so on. Write it as the second key, and look at its spelling.
          """),
      example: .replacing(in: .city, right: "city: qingxi", wrong: "ciyt: qingxi")),
  ]
}
