using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests.Consumers;

/// <summary>A throw-away project that references the package.</summary>
internal sealed class Consumer
{
    // No such package, no such version, no answer.
    private static readonly Regex Unserved = new("error NU1(10[123]|301)", RegexOptions.CultureInvariant);

    private readonly string _name;
    private readonly string _framework;

    private Consumer(string folder, string name, string framework) => (Folder, _name, _framework) = (folder, name, framework);

    public string Folder { get; }

    public string ProjectPath => Path.Combine(Folder, _name + ".csproj");

    public string AssemblyPath => Path.Combine(Folder, "bin", "Release", _framework, _name + ".dll");

    private string ErrorLog => Path.Combine(Folder, "obj", "findings.sarif");

    /// <summary>Writes a project that does what a user does: one reference to the package, and nothing for its sake.</summary>
    public static Consumer Create(PackedFeed feed, string name, string framework, string properties, params (string File, string Text)[] sources) =>
        Create(feed, name, framework, properties, $"""<PackageReference Include="InitGen" Version="[{feed.Version}]" />""", sources);

    /// <summary>Writes a project that says itself what it refers to.</summary>
    public static Consumer CreateReferring(PackedFeed feed, string name, string framework, string properties, string references, params (string File, string Text)[] sources) =>
        Create(feed, name, framework, properties, references, sources);

    /// <summary>Writes a project that refers to an assembly beside the package.</summary>
    public static Consumer CreateWith(PackedFeed feed, string assembly, string name, string framework, string properties, params (string File, string Text)[] sources) => Create(
        feed, name, framework, properties,
        $"""<PackageReference Include="InitGen" Version="[{feed.Version}]" /><Reference Include="{Path.GetFileNameWithoutExtension(assembly)}" HintPath="{assembly}" />""",
        sources);

    /// <summary>Writes a project that reaches the package through another one.</summary>
    public static Consumer CreateBehind(PackedFeed feed, Consumer other, string name, string framework, string properties, params (string File, string Text)[] sources) =>
        Create(feed, name, framework, properties, $"""<ProjectReference Include="{other.ProjectPath}" />""", sources);

    private static Consumer Create(PackedFeed feed, string name, string framework, string properties, string reference, (string File, string Text)[] sources)
    {
        var consumer = new Consumer(feed.NewFolder(name), name, framework);

        // Audit would ask a server on every restore. A crashed analyzer and a generator that was left out are mere warnings, and a green
        // build would prove nothing.
        consumer.Write(name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                {properties}
                <WarningsAsErrors>$(WarningsAsErrors);AD0001;CS8785;CS9057</WarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <ErrorLog>$(MSBuildProjectDirectory)/obj/findings.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                {reference}
              </ItemGroup>
            </Project>
            """);
        foreach ((string file, string text) in sources) consumer.Write(file, text);
        return consumer;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public void WriteBytes(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(Folder, file), bytes);

    /// <summary>Adds items to the project.</summary>
    public void AddItems(string items) =>
        Write(_name + ".csproj", Read(_name + ".csproj").Replace("</Project>", $"<ItemGroup>{items}</ItemGroup></Project>", StringComparison.Ordinal));

    /// <summary>Builds, whatever comes of it.</summary>
    public Task<DotNetRun> BuildAsync(params string[] arguments)
    {
        // A log that is left from the build before would speak for this one.
        if (File.Exists(ErrorLog)) File.Delete(ErrorLog);
        return DotNet.RunAsync(Folder, DotNet.Patience, ["build", ProjectPath, "-c", "Release", .. arguments]);
    }

    /// <summary>Installs what the project needs; where the sources do not serve a pack of the SDK, the test is skipped and says which.</summary>
    public async Task RestoreOrSkipAsync(string what)
    {
        DotNetRun run = await DotNet.RunAsync(Folder, DotNet.Patience, "restore", ProjectPath);
        if (run.ExitCode != 0 && Unserved.IsMatch(run.Output) && !run.Output.Contains("'InitGen'", StringComparison.Ordinal))
            Assert.Skip($"{what} was NOT tested, a pack cannot be had on this machine:\n{run.Output}");
        run.Succeeded();
    }

    /// <summary>Publishes what is restored into a folder of the project's.</summary>
    /// <returns>The folder.</returns>
    public async Task<string> PublishAsync(string folder, params string[] arguments)
    {
        string output = Path.Combine(Folder, folder);
        DotNetRun run = await DotNet.RunAsync(
            Folder, DotNet.Patience, ["publish", ProjectPath, "--no-restore", "-c", "Release", "-o", output, .. arguments]);
        run.Succeeded();
        return output;
    }

    /// <summary>Applies the fixes of some rules, with the tool that users have.</summary>
    public Task FixAsync(params string[] ids) => FixAsync("warn", ids);

    /// <summary>Applies the fixes of some rules, from findings of a severity upwards.</summary>
    public async Task FixAsync(string severity, string[] ids)
    {
        DotNetRun run = await DotNet.RunAsync(
            Folder, DotNet.Patience, ["format", "analyzers", ProjectPath, "--no-restore", "--severity", severity, "--diagnostics", .. ids]);
        run.Succeeded();
    }

    /// <summary>Runs the program that was built.</summary>
    public async Task<string> RunAsync()
    {
        DotNetRun run = await DotNet.RunAsync(Folder, DotNet.Patience, AssemblyPath);
        return run.Succeeded().Output;
    }

    /// <summary>What the last build reported as a warning or worse, and all that InitGen had to say.</summary>
    public IReadOnlyList<Finding> Findings() =>
    [
        .. Finding.Read(ErrorLog).Where(static finding =>
            finding.Level is "warning" or "error" || finding.Id.StartsWith("INIT", StringComparison.Ordinal)),
    ];

    /// <summary>Where the last build put the files that the package's generator added to it, when asked to emit them.</summary>
    public string GeneratedFolder => Path.Combine(Folder, "obj", "Release", _framework, "generated", "InitGen.Generator");
}
