using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>
/// What the constructors of a module class, and all that they call, do to the parameters of the module and of those in it, in order. A
/// submodule's own constructor is not part of it: it runs before, and is read with its own class.
/// </summary>
/// <param name="Writes">The writes, in order.</param>
/// <param name="Sweeps">The walks over modules and parameters, in order.</param>
/// <param name="Registrations">The calls that make submodules known, in order.</param>
/// <param name="Loads">The loads, in order.</param>
public sealed record InitializationCode(
    EquatableArray<ParameterWrite> Writes, EquatableArray<Sweep> Sweeps, EquatableArray<Registration> Registrations, EquatableArray<Load> Loads)
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, InitializationCode>> OfCompilations = new();

    /// <summary>Of a class of which nothing is known.</summary>
    public static InitializationCode None { get; } = new(default, default, default, default);

    /// <summary>Reads a module class, once per compilation.</summary>
    /// <param name="module">A class that derives from TorchSharp's module.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What its code does; nothing where TorchSharp is not referenced.</returns>
    public static InitializationCode Read(INamedTypeSymbol module, Compilation compilation, CancellationToken cancellation)
    {
        if (TorchSymbols.Of(compilation) is not { } torch) return None;
        return OfCompilations.GetValue(compilation, static _ => new ConcurrentDictionary<ISymbol, InitializationCode>(SymbolEqualityComparer.Default))
            .GetOrAdd(module.OriginalDefinition, _ => CodeReading.Read(module.OriginalDefinition, torch, compilation, cancellation));
    }

    /// <summary>What a parameter ends up with.</summary>
    /// <param name="path">Its module, as <see cref="WriteTarget.Path"/> names it: <c>fc1</c>, <c>features[0]</c>, empty for the one that is read.</param>
    /// <param name="layer">The type of that module; null where it is not known.</param>
    /// <param name="parameter">The parameter's name, such as <c>weight</c>.</param>
    /// <param name="rank">Its number of dimensions; null where it is not known.</param>
    /// <returns>The write that decides; see <see cref="ParameterEnd"/>.</returns>
    public ParameterEnd End(string path, ITypeSymbol? layer, string parameter, int? rank = null)
    {
        ParameterEnd end = ParameterEnd.Untouched;
        foreach (ParameterWrite write in Writes)
        {
            if (write.ReachesNothing || Reaches(write, path, layer, parameter, rank) is not { } reach || reach == false) continue;
            end = write.IsConditional || write.IsUnknown ? ParameterEnd.Unknown : new ParameterEnd(write, IsKnown: true);
        }

        // Unsure writes come last in what they say, first in what they spoil: one before a sure write does no harm.
        int sure = end.Write?.Order ?? -1;
        bool unsure = Writes.Any(write => write.Order > sure && !write.ReachesNothing && Reaches(write, path, layer, parameter, rank) is null)
            || Loads.Any(load => load.Order > sure && IsAtOrBelow(path, load.Path));
        return unsure ? ParameterEnd.Unknown : end;
    }

    // Whether a write reaches a parameter; null where that is not known.
    private static bool? Reaches(ParameterWrite write, string path, ITypeSymbol? layer, string parameter, int? rank)
    {
        if (write.Parameter != ParameterWrite.Every && write.Parameter != parameter) return false;
        if (!write.Target.IsSweep) return Matches(write.Target.Path, path);
        if (!IsVisited(write.Target, path)) return false;
        bool? all = true;
        foreach (SweepTest test in write.Target.Tests)
        {
            bool? passes = test.Passes(layer, NameSeen(write.Target, path, parameter), rank);
            if (passes == false) return false;
            all = passes is null ? null : all;
        }

        return all;
    }

    private static bool IsVisited(WriteTarget sweep, string path)
    {
        if (!IsAtOrBelow(path, sweep.Path)) return false;
        if (path == sweep.Path) return sweep.IsOverParameters || sweep.IncludesRoot;
        int below = sweep.Path.Length == 0 ? 0 : sweep.Path.Length + 1;
        return !sweep.IsShallow || sweep.IsOverParameters || path.IndexOfAny(['.', '['], below) < 0;
    }

    // How the library names the elements of a list is its own business.
    private static string? NameSeen(WriteTarget sweep, string path, string parameter) => path.IndexOf('[') >= 0 || sweep.Path.Length > 0 ? null
        : !sweep.IsOverParameters ? path
        : path.Length == 0 ? parameter : path + "." + parameter;

    private static bool? Matches(string pattern, string path)
    {
        if (pattern == path) return true;
        int star = pattern.IndexOf("[]", StringComparison.Ordinal);
        if (star < 0) return Loosely(path, pattern);
        if (!path.StartsWith(pattern.Substring(0, star + 1), StringComparison.Ordinal)) return false;
        int close = path.IndexOf(']', star);
        return close < 0 ? false : Matches(pattern.Substring(star + 2), path.Substring(close + 1));
    }

    // A caller that asks for each element of a list is told of writes to one of them.
    private static bool? Loosely(string path, string written)
    {
        int star = path.IndexOf("[]", StringComparison.Ordinal);
        return star >= 0 && written.StartsWith(path.Substring(0, star + 1), StringComparison.Ordinal) ? null : false;
    }

    private static bool IsAtOrBelow(string path, string root) =>
        root.Length == 0 || path == root
        || path.Length > root.Length && path.StartsWith(root, StringComparison.Ordinal) && (path[root.Length] is '.' or '[');
}

/// <summary>What a parameter ends up with.</summary>
/// <param name="Write">The last write; null where there is none, or where it is not known which.</param>
/// <param name="IsKnown">Whether that is sure: then no write means the library's default.</param>
public sealed record ParameterEnd(ParameterWrite? Write, bool IsKnown)
{
    /// <summary>Nothing writes it: it keeps what the library fills it with.</summary>
    public static ParameterEnd Untouched { get; } = new(null, IsKnown: true);

    /// <summary>It may hold anything.</summary>
    public static ParameterEnd Unknown { get; } = new(null, IsKnown: false);
}
