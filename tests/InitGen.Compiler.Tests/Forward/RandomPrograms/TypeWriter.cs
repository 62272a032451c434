using System;
using System.Collections.Generic;
using System.Linq;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>Collects the members of a type, and helper methods under names that say nothing, or what is not so.</summary>
internal sealed class TypeWriter(string name)
{
    private static readonly string[] Names = ["F", "Step", "Apply", "Relu", "G", "Do"];

    private readonly List<string> _members = [];
    private readonly Dictionary<string, string> _helpers = [];
    private readonly HashSet<string> _declared = [];

    public void Declare(string member, string code)
    {
        if (_declared.Add(member)) _members.Add(code);
    }

    /// <summary>A helper method of its own for this code, or the one that is there.</summary>
    /// <param name="random">Chooses a name.</param>
    /// <param name="code">The method, with ~ in the place of its name.</param>
    /// <returns>Its name.</returns>
    public string Helper(Random random, string code)
    {
        if (_helpers.TryGetValue(code, out string? known)) return known;
        string helper = Names[random.Next(Names.Length)] + _helpers.Count;
        _helpers.Add(code, helper);
        return helper;
    }

    public string Text()
    {
        IEnumerable<string> lines = _members.Concat(_helpers.Select(static helper => helper.Key.Replace("~", helper.Value, StringComparison.Ordinal)));
        return $"public sealed partial class {name}\n{{\n{string.Join('\n', lines)}\n}}\n";
    }
}
