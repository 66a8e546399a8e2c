package import HaopaiDiagnostics
package import HaopaiDomain
package import HaopaiProgram

/// All rules and cities that belong together, read and checked; immutable.
package struct RuleBook: Sendable {
  /// One file of the rule book.
  package struct File: Sendable {
    package let id: SourceText.ID
    package let path: String
    /// Of a file that could not be read, what its first lines seem to say; nil when they say nothing.
    package let kind: RuleFileKind?
    /// The id that its second line gives.
    package let name: String?

    /// The last part of the path without what follows its first dot.
    var baseName: String {
      path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    }
  }

  /// In the order in which they were given.
  package let files: [File]
  package let national: NationalRules
  /// All layers with their effective values and where these come from.
  package let profiles: ProfileBook
  /// The businesses by name, as far as they could be read.
  let workflows: [String: LinkedWorkflow]
  private let notices: [String: NoticeProgram]
  let compiled: CompiledCities?
  /// Nil where no city can be used.
  let variants: CityVariants?

  init(
    files: [File], national: NationalRules, profiles: ProfileBook,
    workflows: [String: LinkedWorkflow], notices: [String: NoticeProgram],
    compiled: CompiledCities?, variants: CityVariants?
  ) {
    self.files = files
    self.national = national
    self.profiles = profiles
    self.workflows = workflows
    self.notices = notices
    self.compiled = compiled
    self.variants = variants
  }

  /// The cities that can be used, in byte order; one with an error in a file that it depends on is
  /// not among them.
  package var cities: [String] { compiled?.names ?? [] }

  /// The name of a city that can be used.
  package func title(of city: String) -> BilingualText? { compiled?.title(of: city) }

  /// The compiled rules of a city that can be used; made when they are first asked for.
  package func compiled(_ city: String) -> CompiledBook? { cityBook(city)?.book }

  /// The same with where its pieces stand.
  package func cityBook(_ city: String) -> CityBook? { compiled?.book(of: city) }

  /// What a business tells citizens; nil for one that is not in the book.
  package func notice(of business: String) -> NoticeProgram? { notices[business] }

  /// Reads and checks. What a file is its second line says; paths only order the findings.
  ///
  /// Files with the suffix `.scenarios.yaml` are passed over. Nil only where a national file that
  /// every workflow needs is missing, which is reported at the first file.
  /// - Parameters:
  ///   - unreadable: a finding for each source that could not be read, which has no bytes.
  ///   - folders: where to report that there are no files; nil where that goes without saying.
  ///   - files: takes the files as they were read. To let go of them takes a while.
  package static func load(
    _ sources: [SourceText], unreadable: [Finding] = [], folders: FolderPlaces? = nil,
    extent: CheckExtent = .all, keeping files: ([RuleFile]) -> Void = { _ in },
    into findings: inout FindingCollector
  ) -> RuleBook? {
    var loader = RuleBookLoader(
      sources, unreadable: unreadable, folders: folders, extent: extent)
    let book = loader.load()
    findings.absorb(loader.located)
    files(loader.ruleFiles)
    return book
  }

  /// The businesses of a city with their values, by name.
  package func businesses(of city: String) -> [EffectiveParameters] {
    profiles.cities.first { $0.name == city }?.businesses ?? []
  }

  /// The files from which the city's book can be made again: all but those of other cities.
  package func sources(ofCity city: String) -> [SourceText] {
    let others = Set(files.filter { $0.kind == .city && $0.name != city }.map(\.id))
    return compiled?.sources.filter { !others.contains($0.id) } ?? []
  }

  /// The files that a city's book depends on.
  package func closure(of city: String) -> [File] {
    guard let profile = profiles.cities.first(where: { $0.name == city }) else { return [] }
    let ids = Closure(workflows: workflows, files: files).files(of: profile)
    return files.filter { ids.contains($0.id) }
  }
}
