using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Layers;

/// <summary>Reads what a layer type marks with [FanIn] and [FanOut]: members, or parameters of a constructor, its own or a base class's.</summary>
internal sealed class LayerSizes
{
    private readonly INamedTypeSymbol _type;
    private readonly SizeTracer _tracer;

    public LayerSizes(INamedTypeSymbol type, SizeTracer tracer)
    {
        (_type, _tracer) = (type, tracer);
        FanIn = Read(nameof(FanInAttribute));
        FanOut = Read(nameof(FanOutAttribute));
    }

    /// <summary>Number of inputs, as an expression that reads it; null when nothing is marked.</summary>
    public Size? FanIn { get; }

    /// <summary>Number of outputs, likewise.</summary>
    public Size? FanOut { get; }

    /// <summary>What is wrong with a mark.</summary>
    public Finding? Finding { get; private set; }

    /// <summary>A size by its name alone, without the object that it is read from.</summary>
    public static Size Named(Size size) =>
        size.IsConstant ? size : size with { Member = size.Member!.Substring(size.Member.LastIndexOf('.') + 1).TrimStart('@') };

    private Size? Read(string attribute)
    {
        foreach (INamedTypeSymbol level in TypeHierarchy.SelfAndBases(_type))
        {
            foreach (MarkedMember member in MarkedMembers.WithAttributes(level))
            {
                if (member.Find(attribute) is not null) return OfMember(member.Symbol.Name, attribute);
            }

            if (!SymbolEqualityComparer.Default.Equals(level, _type)) continue;
            foreach (IMethodSymbol constructor in level.InstanceConstructors)
            {
                foreach (IParameterSymbol parameter in constructor.Parameters)
                {
                    if (Has(parameter, attribute)) return OfParameter(parameter, constructor, attribute);
                }
            }
        }

        return null;
    }

    private Size? OfMember(string name, string attribute)
    {
        SizeReader.Result read = SizeReader.ReadMember(name, Noun(attribute), _type);
        if (read.Problem is null) return read.Size;
        Finding = new Finding(UsageRules.ShapeContradiction, name, FindingPlace.Member, EquatableArray.Of(_type.Name, read.Problem, read.Remedy));
        return null;
    }

    // The member that keeps it, or else the parameter of a primary constructor itself, which every part of the type may use.
    private Size? OfParameter(IParameterSymbol parameter, IMethodSymbol constructor, string attribute)
    {
        foreach (ISymbol member in _type.GetMembers())
        {
            bool keeps = member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol
                && _tracer.Trace(member, constructor) is SizeExpression.Parameter kept
                && kept.Name == parameter.Name;
            if (keeps) return OfMember(member.Name, attribute);
        }

        if (SizeTracer.IsPrimary(constructor) && !_type.IsRecord && SizeReader.IsWhole(parameter.Type))
            return new Size(0, TypeNames.Escape(parameter.Name));

        Finding = new Finding(
            UsageRules.ShapeContradiction,
            string.Empty,
            FindingPlace.Type,
            EquatableArray.Of(_type.Name, $"takes its {Noun(attribute)} from the parameter '{parameter.Name}', which no member keeps", "keep it in a field or property that is not changed later"));
        return null;
    }

    private static bool Has(IParameterSymbol parameter, string attribute) =>
        parameter.GetAttributes().Any(candidate => MarkedMembers.IsOurs(candidate) && candidate.AttributeClass!.Name == attribute);

    private static string Noun(string attribute) => attribute == nameof(FanInAttribute) ? "inputs" : "outputs";
}
