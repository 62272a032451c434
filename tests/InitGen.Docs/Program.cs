using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using InitGen.Docs;

// Writes what of the documents follows from the catalogue; with --check it changes nothing, and fails where something is out of date.
bool checks = args.Contains("--check");
ImmutableArray<GeneratedDocument> stale = [.. GeneratedDocument.All.Where(static document => !document.IsCurrent)];
foreach (GeneratedDocument document in stale)
{
    Console.WriteLine((checks ? "out of date: " : "written: ") + Path.GetRelativePath(Repository.Root, document.Path));
    if (!checks) File.WriteAllText(document.Path, document.Expected, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}

return checks && stale.Length > 0 ? 1 : 0;
