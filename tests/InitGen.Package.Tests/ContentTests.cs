using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Threading.Tasks;
using System.Xml.Linq;
using InitGen.Package.Tests.Content;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>What lies in the packages, and what they say of themselves.</summary>
public sealed class ContentTests(PackedFeed feed)
{
    private const string CompilerFolder = "analyzers/dotnet/cs/";

    private static readonly string[] Frameworks = ["net8.0", "net10.0"];

    private static readonly string[] CompilerAssemblies =
        ["InitGen.Analyzers", "InitGen.CodeFixes", "InitGen.Core", "InitGen.Generator", "InitGen.Graph", "InitGen.Roslyn"];

    private static readonly string[] Library = ["InitGen.Core", "InitGen.Runtime"];

    [Fact]
    public void Holds_these_files_and_no_others()
    {
        using var package = new PackageFile(feed.PackagePath);
        Assert.Empty(PackageFile.Difference(ExpectedEntries(), package.Entries));
        using var analyzers = new PackageFile(feed.AnalyzersPath);
        Assert.Empty(PackageFile.Difference(ExpectedAnalyzerEntries(), analyzers.Entries));
    }

    internal static IEnumerable<string> ExpectedEntries() =>
    [
        .. Common, "InitGen.nuspec",
        .. Frameworks.SelectMany(static framework => Library.SelectMany(name => new[] { ".dll", ".xml" }.Select(end => $"lib/{framework}/{name}{end}"))),
    ];

    private static IEnumerable<string> ExpectedAnalyzerEntries() =>
    [
        .. Common, "InitGen.Analyzers.nuspec", "buildTransitive/InitGen.Analyzers.targets",
        .. CompilerAssemblies.Select(static name => CompilerFolder + name + ".dll"),
        .. new[] { "InitGen.Build", "InitGen.Core", "InitGen.Graph" }.Select(static name => "tasks/" + name + ".dll"),
        "config/initgen.all.globalconfig", "config/initgen.none.globalconfig", "config/initgen.recommended.globalconfig",
        .. HelpPages().Select(static page => "rules/" + Path.GetFileName(page)),
    ];

    // The container's own, and what a registry shows.
    private static string[] Common => ["[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/nuget.psmdcp", "README.md", "icon.png"];

    [Fact]
    public void Its_readme_leads_somewhere_from_anywhere()
    {
        using var package = new PackageFile(feed.PackagePath);
        string readme = System.Text.Encoding.UTF8.GetString(package.Read("README.md"));
        Assert.Contains("](https://", readme);
        Assert.DoesNotMatch(RelativeLink, readme);
        Assert.Matches(RelativeLink, File.ReadAllText(Path.Combine(Repository.Root, "README.md")));
    }

    private const string RelativeLink = @"\]\((?!https?:|#)";

    [Theory]
    [InlineData("InitGen")]
    [InlineData("InitGen.Analyzers")]
    public void Describes_itself(string id)
    {
        bool isLibrary = id == "InitGen";
        using var package = new PackageFile(isLibrary ? feed.PackagePath : feed.AnalyzersPath);
        XElement metadata = package.Metadata();
        string? Value(string name) => metadata.Element(name)?.Value;

        Assert.Equal(id, Value("id"));
        Assert.Equal(feed.Version, Value("version"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("expression", metadata.Element("license")?.Attribute("type")?.Value);
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.All(["authors", "description", "tags", "projectUrl", "copyright"], name => Assert.False(string.IsNullOrWhiteSpace(Value(name)), name));
        Assert.Equal(Value("projectUrl"), metadata.Element("repository")?.Attribute("url")?.Value);

        // A development dependency would not reach the projects behind a consumer, whose models need the library when they run.
        Assert.Equal(isLibrary ? null : "true", Value("developmentDependency"));
        Assert.Null(metadata.Element("requireLicenseAcceptance"));
    }

    [Fact]
    public void Depends_on_its_analyzers_and_on_tensors_from_a_version_upward()
    {
        using var package = new PackageFile(feed.PackagePath);
        Assert.Equal(
            [
                $"net10.0: InitGen.Analyzers {feed.Version}", "net10.0: System.Numerics.Tensors 10.0.0",
                $"net8.0: InitGen.Analyzers {feed.Version}", "net8.0: System.Numerics.Tensors 10.0.0",
            ],
            package.Metadata().Element("dependencies")!.Elements("group")
                .SelectMany(static group => group.Elements().Select(dependency =>
                    $"{group.Attribute("targetFramework")!.Value}: {dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}"))
                .Order(StringComparer.Ordinal));

        // Without it, what the compiler loads would stay behind.
        Assert.All(
            package.Metadata().Element("dependencies")!.Descendants().Where(static dependency => dependency.Attribute("id")?.Value == "InitGen.Analyzers"),
            static dependency => Assert.Equal("All", dependency.Attribute("include")?.Value));
        using var analyzers = new PackageFile(feed.AnalyzersPath);
        Assert.Null(analyzers.Metadata().Element("dependencies"));
    }

    [Fact]
    public void What_the_compiler_loads_refers_only_to_what_the_oldest_host_has()
    {
        using var package = new PackageFile(feed.AnalyzersPath);
        Assert.All(CompilerAssemblies, name =>
        {
            byte[] assembly = package.Read(CompilerFolder + name + ".dll");
            Assert.Empty(References.Unserved(assembly, CompilerAssemblies, fixes: name == "InitGen.CodeFixes"));
        });
    }

    [Theory]
    [InlineData("InitGen.Generator")]
    [InlineData("InitGen.Analyzers")]
    [InlineData("InitGen.CodeFixes")]
    public void What_the_compiler_loads_is_built_against_the_floor(string name)
    {
        using var package = new PackageFile(feed.AnalyzersPath);
        Assert.Contains(("Microsoft.CodeAnalysis", new Version(4, 5, 0, 0)), References.Of(package.Read(CompilerFolder + name + ".dll")));
    }

    [Fact]
    public void The_library_fits_its_framework()
    {
        using var package = new PackageFile(feed.PackagePath);
        foreach (string framework in Frameworks)
        {
            var runtime = new Version(framework["net".Length..] + ".0.0");
            Assert.All(Library, name => Assert.All(References.Of(package.Read($"lib/{framework}/{name}.dll")), reference =>
            {
                bool known = reference.Name is "InitGen.Core"
                    || (reference.Name == "System.Numerics.Tensors" && reference.Version == new Version(10, 0, 0, 0))
                    || (reference.Name.StartsWith("System.", StringComparison.Ordinal) && reference.Version <= runtime);
                Assert.True(known, $"{framework}/{name} refers to {reference}");
            }));
        }
    }

    [Fact]
    public void Symbols_travel_inside_every_assembly()
    {
        foreach (string path in new[] { feed.PackagePath, feed.AnalyzersPath }) LookInto(path);
    }

    private static void LookInto(string path)
    {
        using var package = new PackageFile(path);
        Assert.All(package.Entries.Where(static entry => entry.EndsWith(".dll", StringComparison.Ordinal)), entry =>
        {
            using var file = new PEReader(new MemoryStream(package.Read(entry)));
            Assert.Contains(file.ReadDebugDirectory(), static item => item.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        });
    }

    [Fact]
    public void The_icon_is_an_image_of_the_size_that_registries_show()
    {
        using var package = new PackageFile(feed.PackagePath);
        byte[] icon = package.Read("icon.png");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [Fact]
    public async Task The_same_sources_give_the_same_bytes()
    {
        string again = await feed.PackAsync(feed.NewFolder("Again"));
        Assert.NotEqual(feed.PackagePath, again);
        Assert.Equal(await HashAsync(feed.PackagePath), await HashAsync(again));
        Assert.Equal(await HashAsync(feed.AnalyzersPath), await HashAsync(feed.AnalyzersBeside(again)));
    }

    private static async Task<string> HashAsync(string path) =>
        Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)));

    private static string[] HelpPages() =>
        Directory.Exists(Repository.At("analyzers", "rules")) ? Directory.GetFiles(Repository.At("analyzers", "rules"), "*.md") : [];
}
