using System;

namespace TorchSharp.Utils;

/// <summary>Another name under which a field's value is registered.</summary>
public class ComponentNameAttribute : Attribute
{
    public string Name { get; set; } = "";
}
