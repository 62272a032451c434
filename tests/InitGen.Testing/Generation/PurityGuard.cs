using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>
/// Values in the pipeline hold nothing that belongs to a compilation: it would be kept in memory, and nothing would ever be equal.
/// </summary>
/// <remarks>Walks each value by reflection, fields of base types, elements of arrays and captured variables of delegates included. Types
/// are compared by <c>is</c>: what a field holds is always a hidden subclass.</remarks>
internal static class PurityGuard
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation),
        typeof(SemanticModel), typeof(AttributeData), typeof(IOperation), typeof(Diagnostic), typeof(AdditionalText), typeof(SourceText),
        typeof(MetadataReference),
    ];

    public static void Check(GeneratorRun run)
    {
        foreach (var (name, outputs) in run.Steps)
        {
            foreach (var output in outputs)
                Walk($"step '{name}'", output.Value);
        }

        // The steps right before the outputs may have no name, and are the ones whose values live longest.
        foreach (var value in run.OutputInputs)
            Walk("the input of a source output", value);
    }

    private static void Walk(string step, object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Path)>();
        Push(root, root?.GetType().Name ?? "null");

        while (open.TryPop(out var next))
        {
            if (Forbidden.FirstOrDefault(type => type.IsInstanceOfType(next.Value)) is { } leak)
            {
                throw new VerificationException(
                    $"Impure: a value of {step} holds a {leak.Name}.\n\n  {next.Path} is a {next.Value.GetType().FullName}\n\n"
                    + "Extract what is needed from it into strings and numbers in the first step.");
            }

            if (next.Value is Array array)
            {
                var index = 0;
                foreach (var element in array)
                    Push(element, $"{next.Path}[{index++}]");
                continue;
            }

            for (var type = next.Value.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    Push(field.GetValue(next.Value), $"{next.Path}.{MemberName(field)}");
            }
        }

        void Push(object? value, string path)
        {
            if (value is not null && !IsLeaf(value) && (value.GetType().IsValueType || seen.Add(value)))
                open.Push((value, path));
        }
    }

    private static bool IsLeaf(object value)
    {
        var type = value.GetType();
        return type.IsPrimitive || type.IsEnum || type.IsPointer
            || value is string or decimal or MemberInfo or Assembly or Module or Pointer
            || (value is Array && type.GetElementType() is { } element && (element.IsPrimitive || element == typeof(string)));
    }

    private static string MemberName(FieldInfo field) =>
        field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal) ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
