using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using InitGen.CompilerServices;

namespace InitGen.Architecture.Tests;

public sealed class AttributeTests
{
    [Fact]
    public void Attributes_are_sealed_and_seen_by_other_assemblies() =>
        Assert.Empty(BadAttributes(typeof(InitAttribute).Assembly.GetExportedTypes()));

    [Fact]
    public void What_generated_code_calls_is_hidden_from_completion() => Assert.Empty(NotHidden(
        typeof(IInitializable).Assembly.GetExportedTypes().Where(static type => type.Namespace == typeof(IInitializable).Namespace)));

    [Fact]
    public void An_attribute_that_can_vanish_or_be_derived_from_is_red() => Assert.Equal(
        ["OpenAttribute is not sealed.", "VanishingAttribute is [Conditional]."],
        BadAttributes([typeof(OpenAttribute), typeof(VanishingAttribute), typeof(GoodAttribute), typeof(string)]));

    [Fact]
    public void A_type_in_sight_is_red()
    {
        Assert.Equal(["OpenAttribute"], NotHidden([typeof(OpenAttribute), typeof(GoodAttribute)]));
        Assert.Equal(["VanishingAttribute"], NotHidden([typeof(VanishingAttribute)]));
    }

    private static IEnumerable<string> BadAttributes(IEnumerable<Type> types)
    {
        foreach (Type type in types.Where(static type => type.IsAssignableTo(typeof(Attribute))))
        {
            if (!type.IsSealed) yield return $"{type.Name} is not sealed.";
            if (type.IsDefined(typeof(ConditionalAttribute), inherit: true)) yield return $"{type.Name} is [Conditional].";
        }
    }

    private static IEnumerable<string> NotHidden(IEnumerable<Type> types) => types
        .Where(static type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never)
        .Select(static type => type.Name);

    [AttributeUsage(AttributeTargets.All)]
    public class OpenAttribute : Attribute;

    [Conditional("NEVER")]
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [AttributeUsage(AttributeTargets.All)]
    private sealed class VanishingAttribute : Attribute;

    [EditorBrowsable(EditorBrowsableState.Never)]
    [AttributeUsage(AttributeTargets.All)]
    private sealed class GoodAttribute : Attribute;
}
