using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeActions;

namespace InitGen.Testing;

/// <summary>Which of the offered actions a test is about.</summary>
internal sealed record ActionChoice(string? EquivalenceKey, string? Title, int? Index)
{
    /// <summary>The chosen action; null when it is not among those offered.</summary>
    public CodeAction? Of(IReadOnlyList<CodeAction> offered)
    {
        var fitting = offered
            .Where((action, i) => (EquivalenceKey is null || action.EquivalenceKey == EquivalenceKey)
                && (Title is null || action.Title == Title)
                && (Index is null || i == Index))
            .ToList();
        if (fitting.Count > 1)
            throw new VerificationException($"Several actions are offered; choose one by EquivalenceKey, Title or Index.\n\n{List(fitting)}");
        return fitting.FirstOrDefault();
    }

    public static string List(IEnumerable<CodeAction> actions) =>
        Describe.List(actions.Select((a, i) => $"[{i}] \"{a.Title}\", key \"{a.EquivalenceKey}\"").DefaultIfEmpty("(none)"));

    /// <summary>The actions that a menu item stands for: itself, or what its submenu lists.</summary>
    public static IEnumerable<CodeAction> Leaves(CodeAction action)
    {
        var nested = Nested(action).ToList();
        return nested.Count == 0 ? [action] : nested.SelectMany(Leaves);
    }

    // Internal under one name in old Roslyns, public under another in new ones.
    private static IEnumerable<CodeAction> Nested(CodeAction action) =>
        new[] { "NestedActions", "NestedCodeActions" }
            .Select(name => typeof(CodeAction).GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(property => property?.GetValue(action)).OfType<IEnumerable<CodeAction>>()
            .FirstOrDefault([]);

    public static void RequireWellFormed(CodeAction action)
    {
        if (string.IsNullOrWhiteSpace(action.Title))
            throw new VerificationException("The action has no title.");

        // Without a key FixAll cannot tell which actions belong together, and fixes nothing.
        if (string.IsNullOrEmpty(action.EquivalenceKey))
            throw new VerificationException($"The action \"{action.Title}\" has no equivalence key.");
        if (action.Title.Contains('{', StringComparison.Ordinal) && action.Title.Contains('}', StringComparison.Ordinal))
            throw new VerificationException($"The title \"{action.Title}\" looks like a format that was not filled in.");
    }
}
