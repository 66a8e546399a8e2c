// swift-tools-version: 6.2

import PackageDescription

/// One target of ours and what it may import; the layering test compares this table with the
/// import lines of its files.
func target(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies)
}

let package = Package(
  name: "haopai",
  products: [
    .library(name: "Haopai", targets: ["Haopai"]),
    .library(name: "HaopaiRuntime", targets: ["HaopaiRuntime"]),
    .library(name: "HaopaiSQLite", targets: ["HaopaiSQLite"]),
    .executable(name: "haopai", targets: ["haopai"]),
  ],
  targets: [
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
    ),
    target("HaopaiDomain"),
    target("HaopaiDiagnostics"),
    target("HaopaiYAML", uses: ["CYAML", "HaopaiDiagnostics"]),
    target("HaopaiProgram", uses: ["HaopaiDomain"]),
    target("HaopaiExpression", uses: ["HaopaiDiagnostics", "HaopaiDomain", "HaopaiProgram"]),
    target(
      "HaopaiRules",
      uses: [
        "HaopaiDiagnostics", "HaopaiDomain", "HaopaiExpression", "HaopaiProgram", "HaopaiYAML",
      ]
    ),
    target("HaopaiEngine", uses: ["HaopaiDomain", "HaopaiProgram"]),
    target("HaopaiSQLite", uses: ["CSQLite", "HaopaiDomain", "HaopaiEngine", "HaopaiProgram"]),
    target(
      "Haopai",
      uses: [
        "HaopaiDiagnostics", "HaopaiDomain", "HaopaiEngine", "HaopaiProgram", "HaopaiRules",
      ]
    ),
    target("HaopaiRuntime", uses: ["Haopai"]),
    target(
      "HaopaiScenarios",
      uses: [
        "Haopai", "HaopaiDiagnostics", "HaopaiDomain", "HaopaiEngine", "HaopaiProgram",
        "HaopaiRules", "HaopaiYAML",
      ]
    ),
    target(
      "HaopaiCommand",
      uses: [
        "Haopai", "HaopaiDiagnostics", "HaopaiDomain", "HaopaiEngine", "HaopaiProgram",
        "HaopaiSQLite", "HaopaiScenarios",
      ]
    ),
    .executableTarget(
      name: "haopai-bench",
      dependencies: [
        "CMalloc", "CSQLite", "CYAML",
        "Haopai", "HaopaiDiagnostics", "HaopaiDomain", "HaopaiEngine", "HaopaiExpression",
        "HaopaiProgram", "HaopaiSQLite",
      ],
      path: "Sources/HaopaiBench"
    ),
    .executableTarget(
      name: "haopai", dependencies: ["CMalloc", "HaopaiCommand"], path: "Sources/haopai-cli"),
    // What several test targets share; none of ours may be imported there.
    .target(name: "HaopaiTestSupport", path: "Tests/HaopaiTestSupport"),
    // Mutants of rule files: `make mutants` tries all, a test a sample.
    .target(
      name: "HaopaiMutation",
      dependencies: ["Haopai", "HaopaiDiagnostics", "HaopaiScenarios", "HaopaiYAML"],
      path: "Tests/HaopaiMutation"),
    .executableTarget(
      name: "haopai-mutants", dependencies: ["Haopai", "HaopaiMutation"],
      path: "Tests/haopai-mutants"),
    // Kills the tool while it works: `make crash` often, a test now and then.
    .target(name: "HaopaiCrash", path: "Tests/HaopaiCrash"),
    .executableTarget(
      name: "haopai-crash", dependencies: ["HaopaiCrash"], path: "Tests/haopai-crash"),
    // What must hold of a ledger whatever was done to it; tests and the fuzzer hold ledgers against it.
    .target(
      name: "HaopaiEngineOracle",
      dependencies: ["HaopaiDomain", "HaopaiEngine", "HaopaiProgram"],
      path: "Tests/HaopaiEngineOracle"),
    // Rules that nobody thought of.
    .target(
      name: "HaopaiRandomRules", dependencies: ["Haopai", "HaopaiEngine"],
      path: "Tests/HaopaiRandomRules"),
    // Offices on disks that fail: `make simulate` many, a test some.
    .target(
      name: "HaopaiSimulation",
      dependencies: [
        "CSQLite", "Haopai", "HaopaiDomain", "HaopaiEngine", "HaopaiEngineOracle", "HaopaiProgram",
        "HaopaiRandomRules", "HaopaiSQLite",
      ],
      path: "Tests/HaopaiSimulation"),
    .executableTarget(
      name: "haopai-simulate", dependencies: ["HaopaiSimulation"], path: "Tests/haopai-simulate"),
    .testTarget(
      name: "HaopaiSimulationTests",
      dependencies: ["Haopai", "HaopaiDiagnostics", "HaopaiScenarios", "HaopaiSimulation"]),
    .testTarget(
      name: "HaopaiMutationTests", dependencies: ["Haopai", "HaopaiMutation"],
      // A list that the tests read by its path.
      exclude: ["survivors.txt"]),
    .testTarget(name: "HaopaiDomainTests", dependencies: ["HaopaiDomain", "HaopaiTestSupport"]),
    .testTarget(
      name: "HaopaiDiagnosticsTests", dependencies: ["HaopaiDiagnostics", "HaopaiTestSupport"]),
    .testTarget(
      name: "HaopaiYAMLTests",
      dependencies: ["HaopaiYAML", "HaopaiDiagnostics", "HaopaiTestSupport"]
    ),
    .testTarget(name: "HaopaiProgramTests", dependencies: ["HaopaiProgram", "HaopaiDomain"]),
    .testTarget(
      name: "HaopaiExpressionTests",
      dependencies: [
        "HaopaiExpression", "HaopaiProgram", "HaopaiDomain", "HaopaiDiagnostics",
        "HaopaiTestSupport",
      ]
    ),
    .testTarget(
      name: "HaopaiEngineTests",
      dependencies: ["HaopaiEngine", "HaopaiProgram", "HaopaiDomain"]
    ),
    .testTarget(
      name: "HaopaiRulesTests",
      dependencies: [
        "HaopaiRules", "HaopaiProgram", "HaopaiDomain", "HaopaiDiagnostics", "HaopaiYAML",
        "HaopaiExpression", "HaopaiTestSupport",
      ]
    ),
    .testTarget(
      name: "HaopaiTests",
      dependencies: [
        "CSQLite", "Haopai", "HaopaiDomain", "HaopaiEngine", "HaopaiEngineOracle", "HaopaiProgram",
        "HaopaiRandomRules", "HaopaiSQLite",
      ],
      // Rule files that tests read by their paths.
      exclude: ["Fixtures"]
    ),
    .testTarget(
      name: "HaopaiRuntimeTests", dependencies: ["Haopai", "HaopaiRuntime", "HaopaiSQLite"]),
    .testTarget(
      name: "HaopaiScenariosTests",
      dependencies: ["HaopaiScenarios", "Haopai", "HaopaiDiagnostics", "HaopaiDomain"]
    ),
    .testTarget(
      name: "HaopaiCommandTests",
      // The executable, because some tests start it.
      dependencies: [
        "CSQLite", "Haopai", "HaopaiCommand", "HaopaiCrash", "HaopaiDiagnostics", "HaopaiProgram",
        "HaopaiSQLite", "HaopaiTestSupport", "haopai",
      ],
      // Rule files and texts that tests read by their paths.
      exclude: ["Explanations/Sample", "Explanations/Golden", "Hostile"]),
  ],
  swiftLanguageModes: [.v6]
)

// Only `make fuzz` builds this: it needs the toolchain's libFuzzer, which has a `main` of its own.
// What tests hold the engine and its expressions against serves the fuzzer, too; then the tests
// themselves are left out, for a file belongs to one target.
if Context.environment["HAOPAI_FUZZ"] != nil {
  package.targets.removeAll { $0.type == .test }
  package.targets += [
    .systemLibrary(name: "CFuzzer", path: "Tests/CFuzzer"),
    .target(
      name: "HaopaiExpressionOracle",
      dependencies: ["HaopaiExpression", "HaopaiProgram", "HaopaiDomain", "HaopaiDiagnostics"],
      path: "Tests/HaopaiExpressionTests/Oracle"),
    .target(
      name: "HaopaiHostileLines", dependencies: ["HaopaiCommand"],
      path: "Tests/HaopaiCommandTests/Support/HostileLines"),
    .executableTarget(
      name: "haopai-fuzz",
      dependencies: [
        "CFuzzer", "CYAML", "Haopai", "HaopaiCommand", "HaopaiDiagnostics", "HaopaiDomain",
        "HaopaiEngine", "HaopaiEngineOracle", "HaopaiExpression", "HaopaiExpressionOracle",
        "HaopaiHostileLines", "HaopaiProgram", "HaopaiScenarios", "HaopaiTestSupport",
        "HaopaiYAML",
      ],
      path: "Tests/haopai-fuzz",
      exclude: ["Tiny", "words.dict"]),
  ]
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    // Boxes are visible: a protocol used as a type says `any`.
    .enableUpcomingFeature("ExistentialAny"),
    // What a module's surface exposes is written as `public import` or `package import`.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // A member is found only through an import in the same file.
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
