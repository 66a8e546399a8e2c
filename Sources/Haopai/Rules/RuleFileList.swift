import Foundation
package import HaopaiRules

/// The files below a root, found and not read yet.
package struct RuleFileList {
  private let folder: RuleFolder

  /// The folders below the root that are searched.
  package static let folders = RuleBookFiles.folders

  package init(root: String) throws(RuleFilesFailure) {
    var folder = RuleFolder(below: root, limit: RuleBook.maximumFiles)
    var isThereAny = false
    for name in Self.folders.sorted() {
      var isFolder: ObjCBool = false
      let path = root + "/" + name
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else {
        // A file, or a link to nothing, is not a folder that nobody made.
        guard !Self.isThere(path) else { throw RuleFilesFailure(code: .unreadable, path: name) }
        continue
      }
      guard folder.find(in: name) else { throw RuleFilesFailure(code: .unreadable, path: name) }
      isThereAny = true
    }
    guard isThereAny else { throw RuleFilesFailure(code: .noRules, path: root) }
    folder.followLinks()
    guard !folder.isOverLimit else { throw RuleFilesFailure(code: .tooManyFiles, path: root) }
    self.folder = folder
  }

  /// Of all files, those that cannot be read included, in their order.
  package var paths: [String] { folder.paths.sorted() }

  /// Loads all files.
  package func load() -> LoadedRules {
    var folder = folder
    folder.read()
    return RuleBook.load(files: folder.files, unreadable: folder.unreadable)
  }

  /// Loads as much as some files need for everything that is wrong with them to be found; what is
  /// found in others is not all.
  package func load(for chosen: [String]) -> LoadedRules {
    let isChosen = Set(chosen).contains
    guard chosen.allSatisfy({ Self.isCity($0) && RuleBookFiles.role(of: $0) == .rules }) else {
      return load()
    }
    var folder = folder
    folder.read { !Self.isCity($0) || RuleBookFiles.role(of: $0) == .rules }
    let cities = folder.files.filter { isChosen($0.path) }
    guard let scope = CityScope(cities.map(\.bytes)) else { return load() }
    let needed = folder.files.concurrentMap { file in
      isChosen(file.path) || !Self.isCity(file.path) || scope.mayConcern(file.bytes) ? file : nil
    }
    return RuleBook.load(
      files: needed.compactMap(\.self),
      unreadable: folder.unreadable.filter { isChosen($0.path) || !Self.isCity($0.path) })
  }

  func files() -> [(path: String, bytes: [UInt8])] {
    var folder = folder
    folder.read()
    return folder.files
  }

  private static func isCity(_ path: String) -> Bool { path.hasPrefix("cities/") }

  /// Links are not followed.
  private static func isThere(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path)) != nil
  }
}
