using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace InitGen.Architecture.Tests;

/// <summary>What a project file names, with paths from the root of the repository.</summary>
internal sealed record ProjectFile(
    ImmutableArray<string> ProjectReferences, ImmutableArray<string> PackageReferences, ImmutableArray<string> Files)
{
    public static ProjectFile Read(string path) => Parse(path, House.Read(path));

    public static ProjectFile Parse(string path, string text)
    {
        (string Kind, string Include)[] items =
        [
            .. from element in XDocument.Parse(text).Descendants()
               from include in ((string?)element.Attribute("Include") ?? (string?)element.Attribute("Project") ?? "").Split(';')
               where include.Length > 0
               select (element.Name.LocalName, include),
        ];
        return new ProjectFile(
            [
                .. items.Where(static item => item.Kind == "ProjectReference" && !item.Include.StartsWith('@'))
                    .Select(item => FromRoot(path, item.Include)),
            ],
            [.. items.Where(static item => item.Kind == "PackageReference").Select(static item => item.Include)],
            [
                .. items.Where(static item => item.Kind is not "PackageReference" and not "InternalsVisibleTo")
                    .Select(item => FromRoot(path, item.Include)),
            ]);
    }

    private static string FromRoot(string project, string include)
    {
        string relative = include.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal).Replace('\\', '/');
        string folder = Path.GetDirectoryName(Path.Combine(House.Root, project))!;
        return Path.GetRelativePath(House.Root, Path.GetFullPath(Path.Combine(folder, relative))).Replace('\\', '/');
    }
}
