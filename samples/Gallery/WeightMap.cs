using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using InitGen;
using InitGen.CompilerServices;

namespace Gallery;

/// <summary>Which memory belongs to which parameter path: found by walking the fields of a model, which have the names of the path.</summary>
internal static class WeightMap
{
    private const string BackingField = ">k__BackingField";

    /// <summary>Path of a layer, without the last segment, to what stands for its weights.</summary>
    public static Dictionary<string, object> Of(object model)
    {
        var map = new Dictionary<string, object>(StringComparer.Ordinal);
        Walk(model, "", map);
        return map;
    }

    private static void Walk(object model, string prefix, Dictionary<string, object> map)
    {
        for (Type? type = model.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in type.GetFields(Declared))
            {
                if (field.GetValue(model) is { } value) Visit(value, prefix + Segment(field), map);
            }
        }
    }

    private static void Visit(object value, string path, Dictionary<string, object> map)
    {
        switch (value)
        {
            case IInitializable model:
                Walk(model, path + ".", map);
                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary) Visit(entry.Value!, $"{path}.{entry.Key}", map);
                break;
            case IEnumerable<IInitializable> models:
                int index = 0;
                foreach (IInitializable model in models) Walk(model, $"{path}.{index++}.", map);
                break;
            default:
                map.TryAdd(path, Probe.Key(value));
                break;
        }
    }

    private static string Segment(FieldInfo field)
    {
        if (field.GetCustomAttribute<InitAttribute>()?.Name is { Length: > 0 } pinned) return pinned;
        string name = field.Name;
        if (name.EndsWith(BackingField, StringComparison.Ordinal)) return name[1..^BackingField.Length];
        return name.StartsWith("m_", StringComparison.Ordinal) ? name[2..] : name.TrimStart('_');
    }
}
