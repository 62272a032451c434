using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InitGen.CompilerServices;

namespace InitGen.Files;

/// <summary>What a parameter is bound to.</summary>
/// <param name="Tensor">Name of the tensor.</param>
/// <param name="Transpose">Whether its last two axes are swapped.</param>
/// <param name="IsExact">Whether that was said of this parameter, rather than of something that holds it.</param>
/// <param name="Optional">Whether it may be missing.</param>
/// <param name="HasShape">Whether it has to have the parameter's shape where it is not missing.</param>
/// <param name="IsLeft">Whether the parameter is initialized, whatever there is.</param>
internal readonly record struct BoundTensor(
    string Tensor, bool Transpose, bool IsExact, bool Optional, bool HasShape = false, bool IsLeft = false);

/// <summary>Finds the binding of each parameter.</summary>
internal sealed class BindingTable
{
    private readonly string _prefix;
    private readonly (TensorBinding Binding, string[] Segments)[] _bindings;
    private readonly Dictionary<string, TensorBinding> _exact = new(StringComparer.Ordinal);
    private readonly string[] _optional;

    /// <summary>A table.</summary>
    /// <param name="prefix">What stands before the path where no binding names the tensor.</param>
    /// <param name="bindings">The bindings.</param>
    /// <param name="optional">Paths of what may be missing.</param>
    public BindingTable(string prefix, IReadOnlyList<TensorBinding> bindings, IReadOnlyCollection<string>? optional)
    {
        _prefix = prefix;
        _optional = [.. optional ?? []];

        // What names a path in full counts before all that has a wildcard or names less of it.
        foreach (TensorBinding binding in bindings.Where(static binding => !binding.Path.Contains('*', StringComparison.Ordinal))) _exact.TryAdd(binding.Path, binding);
        _bindings =
        [
            .. bindings.Select(static binding => (Binding: binding, Segments: binding.Path.Split('.')))
                .OrderByDescending(static pair => pair.Segments.Length)
                .ThenBy(static pair => pair.Segments.Count(static segment => segment == "*")),
        ];
    }

    /// <summary>The paths that were named as optional, and are none.</summary>
    public IEnumerable<string> UnknownOptional(IReadOnlyList<ParameterDescription> parameters) =>
        _optional.Where(path => path.Length > 0 && !parameters.Any(parameter => IsWithin(parameter.Path, path)));

    public BoundTensor Find(string path)
    {
        bool isOptional = _optional.Any(optional => IsWithin(path, optional));
        if (_exact.TryGetValue(path, out TensorBinding? own))
            return new(own.Tensor ?? _prefix + path, own.Transpose, true, own.Optional || isOptional, own.HasShape && !isOptional, own.IsLeft);

        string[]? segments = null;
        foreach ((TensorBinding binding, string[] pattern) in _bindings)
        {
            segments ??= path.Split('.');
            if (!Matches(pattern, segments)) continue;
            string tensor = binding.Tensor is null ? _prefix + path : Name(binding.Tensor, pattern, segments);
            return new(tensor, binding.Transpose, pattern.Length == segments.Length, binding.Optional || isOptional, binding.HasShape && !isOptional, binding.IsLeft);
        }

        return new(_prefix + path, false, false, isOptional);
    }

    private static bool IsWithin(string path, string whole) =>
        whole.Length == 0 || path == whole || (path.Length > whole.Length && path[whole.Length] == '.' && path.StartsWith(whole, StringComparison.Ordinal));

    private static bool Matches(string[] pattern, string[] segments)
    {
        if (pattern.Length > segments.Length) return false;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != "*" && pattern[i] != segments[i]) return false;
        }

        return true;
    }

    private static string Name(string tensor, string[] pattern, string[] segments)
    {
        var name = new StringBuilder();
        int next = 0;
        foreach (char c in tensor)
        {
            if (c == '*') next = Array.IndexOf(pattern, "*", next);
            if (c != '*' || next < 0) name.Append(c);
            else name.Append(segments[next++]);
            if (next < 0) next = pattern.Length;
        }

        for (int i = pattern.Length; i < segments.Length; i++) name.Append('.').Append(segments[i]);
        return name.ToString();
    }
}
