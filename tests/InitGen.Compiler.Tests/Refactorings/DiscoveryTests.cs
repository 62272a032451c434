using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using InitGen.Analyzers;
using InitGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InitGen.Compiler.Tests.Refactorings;

/// <summary>Hosts find light bulbs by their exports: one that is not exported, or cannot be made, is not there and nobody says so.</summary>
public sealed class DiscoveryTests
{
    private static IEnumerable<Type> LightBulbs => typeof(MakePartialFix).Assembly.GetTypes()
        .Where(static type => type is { IsAbstract: false } && (type.IsAssignableTo(typeof(CodeFixProvider)) || type.IsAssignableTo(typeof(CodeRefactoringProvider))));

    [Fact]
    public void Every_light_bulb_can_be_found_and_made() => Assert.Empty(LightBulbs.SelectMany(Troubles));

    [Fact]
    public void There_are_as_many_as_the_documents_say() => Assert.Equal(
        [
            "AddInitRefactoring", "CallInitializeFix", "ChangeAttributeFix", "DeclareActivationRefactoring", "FittingGainRefactoring", "KeepWithReasonFix", "MakePartialFix",
            "MarkForwardFix", "MarkWeightFix", "ReplaceAutoRefactoring", "RewriteCodeFix",
        ],
        LightBulbs.Select(static type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_are_unique()
    {
        string[] names = [.. LightBulbs.Select(static type => NameOf(type)!)];
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void Trouble_is_seen() => Assert.Equal(
        ["is not exported", "has no public constructor without parameters", "fixes INIT999, which no analyzer reports"],
        Troubles(typeof(Hidden)));

    private static IEnumerable<string> Troubles(Type type)
    {
        string[]? languages = type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages ?? type.GetCustomAttribute<ExportCodeRefactoringProviderAttribute>()?.Languages;
        if (languages is null) yield return "is not exported";
        else if (!languages.SequenceEqual([LanguageNames.CSharp])) yield return "is not for C#";
        else if (NameOf(type) != type.Name) yield return "is not exported under its name";

        // Old hosts have no System.Composition of the version that Shared comes from.
        if (type.GetCustomAttributes().Any(static attribute => attribute.GetType().Name == "SharedAttribute")) yield return "is shared";
        if (type.GetConstructor(Type.EmptyTypes) is null) yield return "has no public constructor without parameters";
        if (Activator.CreateInstance(type, nonPublic: true) is not CodeFixProvider fix) yield break;

        var reported = new ModelAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id).ToHashSet();
        if (fix.FixableDiagnosticIds.IsEmpty) yield return "fixes nothing";
        foreach (string id in fix.FixableDiagnosticIds.Where(id => !reported.Contains(id))) yield return $"fixes {id}, which no analyzer reports";
    }

    private static string? NameOf(Type type) =>
        type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Name ?? type.GetCustomAttribute<ExportCodeRefactoringProviderAttribute>()?.Name;

    private sealed class Hidden : CodeFixProvider
    {
        private Hidden()
        {
        }

        public override System.Collections.Immutable.ImmutableArray<string> FixableDiagnosticIds => ["INIT999"];

        public override FixAllProvider? GetFixAllProvider() => null;

        public override System.Threading.Tasks.Task RegisterCodeFixesAsync(CodeFixContext context) => System.Threading.Tasks.Task.CompletedTask;
    }
}
