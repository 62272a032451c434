using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

[assembly: AssemblyFixture(typeof(InitGen.Package.Tests.Feed.PackedFeed))]

namespace InitGen.Package.Tests.Feed;

/// <summary>
/// The package, packed once per run under a version that no earlier run used, in a feed of its own; and beside it room for the projects
/// that consume it. All of it lies outside the repository, so that none of the repository's settings reach a consumer.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly string _root;
    private int _consumers;

    public PackedFeed()
    {
        _root = Directory.CreateTempSubdirectory("initgen-package-").FullName;
        Version = "0.0.0-t" + string.Concat(Path.GetFileName(_root)["initgen-package-".Length..].Where(char.IsAsciiLetterOrDigit));
    }

    public string Version { get; }

    /// <summary>Where the package InitGen is.</summary>
    public string PackagePath { get; private set; } = string.Empty;

    /// <summary>Where the package InitGen.Analyzers is, on which that one depends.</summary>
    public string AnalyzersPath => AnalyzersBeside(PackagePath);

    private string Feed => Path.Combine(_root, "feed");

    public async ValueTask InitializeAsync()
    {
        PackagePath = await PackAsync(Feed);

        // The search for settings in the folders above a consumer ends here.
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, ".editorconfig"), "root = true\n");
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), NuGetConfig());
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (IOException)
        {
            // A file that is still held open is the temp folder's business, and no reason for a red test.
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Packs what is built, and says where the package InitGen is; the other one lies beside it.</summary>
    internal async Task<string> PackAsync(string folder)
    {
        // Without a restore and without a build: the tests run beside others, whose assemblies must not be rebuilt under them.
        foreach (string project in new[] { "InitGen.Analyzers.Package", "InitGen.Package" })
        {
            DotNetRun pack = await DotNet.RunAsync(
                Repository.Root,
                DotNet.Patience,
                "pack", Repository.At("analyzers", project), "--no-restore", "--no-build", "-c", Configuration, "-o", folder,
                "-p:PackageVersion=" + Version, "-p:NuspecOutputPath=" + Path.Combine(folder, "nuspec"));
            pack.Succeeded();
        }

        return Path.Combine(folder, $"InitGen.{Version}.nupkg");
    }

    /// <summary>The package InitGen.Analyzers that was packed with a package InitGen.</summary>
    internal string AnalyzersBeside(string package) => Path.Combine(Path.GetDirectoryName(package)!, $"InitGen.Analyzers.{Version}.nupkg");

    /// <summary>An empty folder that no other consumer has.</summary>
    internal string NewFolder(string name) =>
        Directory.CreateDirectory(Path.Combine(_root, $"{Interlocked.Increment(ref _consumers)}-{name}")).FullName;

    // Packages are installed into a folder of this run, so that the user's own stays as it is; what is there already need not be fetched
    // again. The sources are the user's, and the feed.
    private string NuGetConfig()
    {
        string installed = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string fallback = Directory.Exists(installed)
            ? $"<fallbackPackageFolders><add key=\"installed\" value=\"{installed}\" /></fallbackPackageFolders>"
            : string.Empty;
        return $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" /></config>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
              {fallback}
            </configuration>
            """;
    }
}
