using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Pretrained;

/// <summary>Reads <c>[Pretrained]</c>, on types and members.</summary>
internal static class PretrainedAttributes
{
    /// <summary>That of a type itself, or null.</summary>
    public static AttributeData? Of(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(static attribute =>
        MarkedMembers.IsOurs(attribute) && attribute.AttributeClass!.Name == nameof(PretrainedAttribute));

    /// <summary>That of a member, or null.</summary>
    public static AttributeData? Of(MarkedMember member) => member.Find(nameof(PretrainedAttribute));

    /// <summary>The file that an attribute names, or null.</summary>
    public static string? File(AttributeData? attribute) => attribute is null || attribute.ConstructorArguments.IsEmpty ? null : attribute.ConstructorArguments[0].Value as string;

    /// <summary>How a type is loaded; null where it is not.</summary>
    public static LoadPlan? Load(INamedTypeSymbol type, IEnumerable<MarkedMember> members)
    {
        if (Of(type) is { } whole) return new LoadPlan(File(whole), whole.Text(nameof(PretrainedAttribute.Prefix)) ?? string.Empty, IsWhole: true);
        return FirstFile(members) is { } file ? new LoadPlan(file.File, string.Empty, IsWhole: false) : null;
    }

    /// <summary>The first member that names a file.</summary>
    public static (MarkedMember Member, string File)? FirstFile(IEnumerable<MarkedMember> members)
    {
        foreach (MarkedMember member in members)
        {
            if (File(Of(member)) is { } file) return (member, file);
        }

        return null;
    }

    /// <summary>How a member is found in a file; null where that needs no word.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="member">The member.</param>
    /// <param name="path">The path of its weight below the model, or the segment of what it holds.</param>
    public static BindingPlan? Binding(INamedTypeSymbol type, MarkedMember member, string path)
    {
        if (Of(member) is { } own)
        {
            return new BindingPlan(
                path,
                own.Text(nameof(PretrainedAttribute.Name)),
                Is(own, nameof(PretrainedAttribute.Transpose)),
                Is(own, nameof(PretrainedAttribute.Optional)) ? TensorNeed.Optional : TensorNeed.Required);
        }

        return Of(type) is not null && member.Find(nameof(InitAttribute)) is null ? new BindingPlan(path, null, Transpose: false, TensorNeed.Required) : null;
    }

    /// <summary>INIT005: what nothing reads; INIT501: a second file.</summary>
    public static IEnumerable<Finding> Problems(INamedTypeSymbol type, IReadOnlyCollection<MarkedMember> members)
    {
        AttributeData? whole = Of(type);
        if (whole is not null && Unread(type.Name, string.Empty, whole, "belongs to a member", nameof(PretrainedAttribute.Name), nameof(PretrainedAttribute.Transpose), nameof(PretrainedAttribute.Optional)) is { } onType)
            yield return onType;

        string? first = File(whole) ?? FirstFile(members)?.File;
        foreach (MarkedMember member in members)
        {
            if (Of(member) is not { } own) continue;
            if (Unread(member.Symbol.Name, member.Symbol.Name, own, "belongs to a type", nameof(PretrainedAttribute.Prefix)) is { } onMember) yield return onMember;
            if (File(own) is { } file && first is not null && file != first)
            {
                yield return new Finding(
                    PretrainedRules.FileNotKnown,
                    member.Symbol.Name,
                    FindingPlace.Pretrained,
                    EquatableArray.Of(type.Name, $"'{member.Symbol.Name}' names '{file}', but LoadWeights reads one file, and that is '{first}'", "name one file, or put the member into a model of its own"));
            }
        }
    }

    private static Finding? Unread(string name, string origin, AttributeData attribute, string where, params string[] options)
    {
        string[] given = [.. options.Where(option => attribute.Named(option) is not null)];
        if (given.Length == 0) return null;
        string list = string.Join(" and ", given);
        return new Finding(
            UsageRules.OptionWithoutEffect,
            origin,
            FindingPlace.Pretrained,
            EquatableArray.Of(name, list + (given.Length == 1 ? " is" : " are"), $"on [Pretrained] {(given.Length == 1 ? "it " + where : "they " + where.Replace("belongs", "belong"))}", "move it there, or remove it"))
        {
            Changes = EquatableArray.Of(new AttributeChange { Attribute = "Pretrained", Remove = given.ToEquatableArray(), Title = "Remove " + list, Kind = "Remove" }),
        };
    }

    private static bool Is(AttributeData attribute, string option) => attribute.Named(option)?.Value is true;
}
